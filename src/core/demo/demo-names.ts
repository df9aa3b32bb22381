/** The commonest surnames, some twice so that they come more often; a few of two characters and of uncommon reading. */
export const surnames: readonly string[] = [
  ...'王李张刘陈王李张刘陈王李张杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文单解仇',
  '欧阳',
  '诸葛',
  '司徒',
]

export const givenMale: readonly string[] = [
  ...'伟强磊军勇杰涛超明刚平辉鹏华飞波斌宇浩凯健俊帆林峰建国志海东宏亮永文新庆成康光远航晨阳博毅松柏安山川河岩石正义立群振兴家福来顺喜根土木水金火生长春冬',
]

export const givenFemale: readonly string[] = [
  ...'芳娜敏静丽艳娟霞秀英玲桂兰红梅莉燕萍玉珍凤洁琳云雪倩颖慧琴欣怡婷雯佳月秋菊莲花香春夏晓蕾薇萱瑶彩巧珠翠',
]
