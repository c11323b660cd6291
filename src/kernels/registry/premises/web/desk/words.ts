import { inBoth } from '#web/i18n/words.ts'

export const words = inBoth({
  'help.desk-premises': '从表格里复制，一行一户：小区、楼幢、门牌\n居民只能选录过的地址，先录住得最多的小区\n小区标上位置，队伍才算得出远近',
}, {
  'help.desk-premises': 'Copy from your sheet, a line for each home: estate, building, door\nResidents can only choose what is entered; begin with the largest estates\nPut an estate on the map, so that teams know how far it is',
})
