/**
 * What a guesser tries first here: the words of leaked lists that long passwords are built from, and the words of this
 * work. A password may hold them, but they do not count towards its strength (security.md A2).
 */
export const commonWords: readonly string[] = [
  ...(
    'password passw0rd passwd pass admin administrator root user guest test welcome login letmein master secret default ' +
    'system server manager changeme whatever iloveyou sunshine princess dragon monkey football baseball superman batman ' +
    'shadow michael jordan charlie qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx 1qaz2wsx qwer asdf zxcv abc123 ' +
    'trustno google apple samsung huawei xiaomi weixin wechat taobao alipay baidu tencent computer internet company ' +
    'office money lucky happy love baby angel flower summer winter spring autumn january february march april may june ' +
    'july august september october november december monday friday sunday'
  ).split(' '),
  ...(
    'woaini woaini1314 wodemima mima xiexie nihao wozuibang woshishei zhongguo china beijing shanghai suzhou hangzhou ' +
    'zhejiang jiangsu chongqing guangdong shenzhen guangzhou nanjing gongan gongzuo jiedu jindu shejie shekang shegong ' +
    'shequ shehui minjing paichusuo zhongxin bangong tongxing tongxingshi kangfu xidu niaojian jiedao zhen wangluo ' +
    'wanglaoji laopo laogong baobao dajiahao 5201314 1314520 520520 88888888 66666666'
  ).split(' '),
  ...(
    '密码 我爱你 中国 禁毒 戒毒 社工 社戒 社康 社区戒毒 社区康复 禁毒办 专职 街道 派出所 公安 民警 同行 同行市 尿检 康复 ' +
    '平安 工作站 服务中心 你好 我的密码'
  ).split(' '),
]
