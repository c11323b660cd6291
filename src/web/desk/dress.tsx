import { App, ConfigProvider } from 'antd'
import enGB from 'antd/es/locale/en_GB.js'
import zhCN from 'antd/es/locale/zh_CN.js'
import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { theme } from './theme.ts'

const months = Array.from({ length: 12 }, (_none, at) => `${at + 1}月`)
const weekdays = ['日', '一', '二', '三', '四', '五', '六']

// The calendar would name months and weekdays in English without these.
const picker = zhCN.DatePicker && { ...zhCN.DatePicker, lang: { ...zhCN.DatePicker.lang, shortMonths: months, shortWeekDays: weekdays, placeholder: '选一天' } }
// The package speaks more stiffly than we do.
const forms = { zh: { required: '写上${label}' }, en: { required: 'Fill in ${label}' } }
const zh = { ...zhCN, ...(picker && { DatePicker: picker }), ...(zhCN.global && { global: { ...zhCN.global, placeholder: '选一个' } }) }

// The base sheet ends every transition at once, and antd would wait for the end of its own.
const still = typeof matchMedia !== 'undefined' && matchMedia('(prefers-reduced-motion:reduce)').matches
const worn = still ? { ...theme, token: { ...theme.token, motion: false } } : theme

/** antd in our look and in the reader's language. */
export function Dress({ children }: { children: ReactNode }) {
  const language = useLanguage()
  return (
    <ConfigProvider theme={worn} locale={language === 'zh' ? zh : enGB} button={{ autoInsertSpace: false }} form={{ requiredMark: false, validateMessages: forms[language] }}>
      <App component={false}>{children}</App>
    </ConfigProvider>
  )
}
