// The package's own declarations of these files are CommonJS in shape, the files are modules.
declare module 'antd/es/locale/zh_CN.js' {
  const locale: import('antd/es/locale/index.js').Locale
  export default locale
}
declare module 'antd/es/locale/en_GB.js' {
  const locale: import('antd/es/locale/index.js').Locale
  export default locale
}
