import { useTranslation } from 'react-i18next'

/** One grey bone; sizes in CSS units or px. */
export const Bone = ({ width = '100%', height = 16, radius = 8 }: { width?: number | string; height?: number; radius?: number }) => (
  <span className="bone" style={{ width, height, borderRadius: radius }} />
)

const widths = [['70%', '46%'], ['58%', '64%'], ['74%', '38%']] as const

/** The true layout in grey, shown only when an answer takes longer than 150 ms: a block and rows. */
export function Skeleton({ rows = 3, block = 0 }: { rows?: number; block?: number }) {
  const { t } = useTranslation()
  return (
    <div className="bones" role="status" aria-label={t('state.loading')}>
      {block > 0 && <Bone height={block} radius={14} />}
      {Array.from({ length: rows }, (_none, at) => {
        const [long, short] = widths[at % 3] ?? ['70%', '46%']
        return (
          <div key={at} className="row" style={{ gap: 12 }}>
            <Bone width={48} height={48} radius={14} />
            <div className="grow stack" style={{ gap: 10 }}><Bone width={long} /><Bone width={short} height={12} /></div>
          </div>
        )
      })}
    </div>
  )
}
