import { inBoth } from '#web/i18n/words.ts'

export const words = inBoth({
  'help.desk-menu': '菜单从实践来，关掉的服务居民看不到\n改动只管以后的单，已经点的照当时的办',
  'page.desk-menu': '服务菜单',
}, {
  'help.desk-menu': 'The menu comes from the practice; residents do not see what is switched off\nA change is for later requests; those already there run as they were',
  'page.desk-menu': 'Service menu',
})
