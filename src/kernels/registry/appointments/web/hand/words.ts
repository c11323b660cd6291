import { inBoth } from '#web/i18n/words.ts'

export const words = inBoth({
  'page.team-members': '我的队员',
  'team.addNote': '填队员的手机号，对方登录后就在队里了；一年到期，到时再添加一次',
  'team.notLeader': '这一页给队长用',
  'team.notLeaderNote': '想带一支队伍，去问你的社区',
  'team.added': '{{name}}在队里了',
  'team.none': '队里还只有你',
  'team.out': '请出队',
  'team.outTitle': '请{{name}}出队？',
  'team.outNote': '以后不再安排上门，做过的记录都留着',
  'team.since': '{{at}} 入队',
  'team.gone': '{{name}}出队了',
}, {
  'page.team-members': 'My team',
  'team.addNote': 'Enter their phone number; they are in the team from their next sign-in, for a year',
  'team.notLeader': 'This page is for team leaders',
  'team.notLeaderNote': 'To lead a team, ask your community',
  'team.added': '{{name}} is in the team',
  'team.none': 'You are alone in the team so far',
  'team.out': 'Remove',
  'team.outTitle': 'Remove {{name}} from the team?',
  'team.outNote': 'They are no longer named for visits; what they did stays on record',
  'team.since': 'since {{at}}',
  'team.gone': '{{name}} has left the team',
})
