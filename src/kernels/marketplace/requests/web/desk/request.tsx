import { Navigate, useParams } from 'react-router'
import { linkTo } from '#web/routes.ts'

/** Where a figure's rows lead to: the request beside the list of all. */
export default function RequestHere() {
  const { id } = useParams()
  return <Navigate replace to={`${linkTo('desk-requests') ?? '/desk'}?state=all&open=${encodeURIComponent(id ?? '')}`} />
}
