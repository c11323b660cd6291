import { Button } from 'antd'
import { Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { id } from '#platform/contract.ts'
import { show as handler } from '#kernels/registry/setup/contract.ts'
import { DeskPage } from '#web/desk/ui/page-head.tsx'
import { codeText, hourText, weekdayText } from '#web/i18n/format.ts'
import { useFormat } from '#web/i18n/use-format.ts'
import { useQueryOf } from '#web/query.ts'
import { Await } from '#web/ui/states.tsx'
import { show, type Whole } from '../../contract.ts'
import { purpose } from '../waiting.ts'
import './slip.css'

function Sheet({ request }: { request: Whole }) {
  const { t } = useTranslation()
  const { language, date, list } = useFormat()
  const contact = useQueryOf(handler, {}, { hat: 'me' }).data?.contact ?? ''
  const who = request.team === null ? t('slip.nobody') : [list(request.helpers.map(({ name }) => name)), request.team.name].filter((part) => part !== '').join(' · ')
  return (
    <article className="slip">
      <header><p>{request.org.name}</p><h1>{request.service[language]}</h1>{request.orderer && <p>{t('slip.lead', { name: request.orderer.name })}</p>}</header>
      <dl>
        <dt>{t('slip.who')}</dt><dd>{who}</dd>
        <dt>{t('slip.when')}</dt><dd>{`${date(request.window.from)} ${weekdayText(request.window.from, language)} `}<span className="slip-hours">{`${hourText(request.window.from)}–${hourText(request.window.to)}`}</span></dd>
        <dt>{t('slip.code')}</dt>
        <dd>{request.code === null ? t('slip.noCode') : <><b className="slip-code num">{codeText(request.code)}</b><p>{t('slip.codeNote')}</p></>}</dd>
        {contact !== '' && <><dt>{t('slip.call')}</dt><dd className="num">{contact}</dd></>}
      </dl>
      <footer className="num">{t('slip.number', { number: request.number })}</footer>
    </article>
  )
}

/** 上门单: who comes, when, the code, whom to call; large, for one sheet of A5. */
export default function SlipPage() {
  const { t } = useTranslation()
  const at = id('request').safeParse(useParams()['id'])
  return at.success ? <Slip id={at.data} /> : <DeskPage><h1>{t('page.desk-slip')}</h1></DeskPage>
}

function Slip({ id: of }: { id: Whole['id'] }) {
  const { t } = useTranslation()
  const query = useQueryOf(show, { id: of }, { purpose })
  return (
    <DeskPage>
      <div className="slip-acts no-print"><Button type="primary" icon={<Printer />} onClick={() => print()}>{t('slip.print')}</Button></div>
      <Await query={query}>{(request) => <Sheet request={request} />}</Await>
    </DeskPage>
  )
}
