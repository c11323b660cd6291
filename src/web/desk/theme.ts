import type { ThemeConfig } from 'antd'

/** The look in antd's words; values are those of `tokens.css`. */
export const theme: ThemeConfig = {
  cssVar: {},
  token: {
    colorPrimary: '#1D39C4', colorPrimaryHover: '#3350DA', colorPrimaryActive: '#162C9C', colorPrimaryBg: '#F1F4FF', colorInfo: '#1D39C4',
    colorLink: '#1D39C4', colorSuccess: '#14784A', colorWarning: '#A84B00', colorError: '#C2281F', colorText: '#161B2E',
    colorTextSecondary: '#474F68', colorTextTertiary: '#656D87', colorTextQuaternary: '#656D87', colorTextPlaceholder: '#656D87',
    colorTextDisabled: '#656D87', colorBorder: '#7F88A3', colorBorderSecondary: '#E7EAF3', colorSplit: '#E7EAF3', colorBgLayout: '#F5F7FC',
    controlItemBgActive: '#F1F4FF', borderRadius: 8, borderRadiusLG: 12, borderRadiusSM: 4, fontSize: 14, controlHeight: 36,
    controlHeightLG: 44, fontFamily: 'var(--font)', boxShadowTertiary: 'var(--sh-1)', boxShadow: 'var(--sh-2)',
    boxShadowSecondary: 'var(--sh-3)', colorBgMask: 'rgba(22,27,46,.45)', motionDurationMid: '0.2s', lineWidthFocus: 2,
  },
  components: {
    Button: { primaryShadow: 'none', fontWeight: 500, defaultBorderColor: '#D3D8E6' },
    Layout: { siderBg: '#fff', headerBg: '#fff', bodyBg: '#F5F7FC', headerHeight: 56 },
    Menu: { itemSelectedBg: '#F1F4FF', itemSelectedColor: '#1D39C4', itemHeight: 38, itemBorderRadius: 8 },
    Segmented: { trackBg: '#EBEEF6', itemSelectedColor: '#1D39C4' },
    Table: {
      headerBg: '#FAFBFE', headerColor: '#656D87', rowHoverBg: '#F8F9FE', rowSelectedBg: '#F1F4FF', borderColor: '#E7EAF3',
      cellPaddingBlock: 8, cellPaddingInline: 12,
    },
  },
}
