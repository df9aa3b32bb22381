const names = { title: '方正小标宋简体', body: '仿宋_GB2312' }

/** The fonts that the format of official papers names. Latin letters and figures take the same one. */
export const fonts = {
  title: { ascii: names.title, hAnsi: names.title, eastAsia: names.title },
  body: { ascii: names.body, hAnsi: names.body, eastAsia: names.body },
}

/** What an office program takes where it does not have them, as every Windows and WPS brings it. */
export const fontTable = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:font w:name="${names.title}"><w:altName w:val="华文中宋"/><w:charset w:val="86"/><w:family w:val="roman"/></w:font>
<w:font w:name="${names.body}"><w:altName w:val="仿宋"/><w:charset w:val="86"/><w:family w:val="modern"/></w:font>
</w:fonts>`
