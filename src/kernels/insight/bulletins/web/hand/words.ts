import { inBoth } from '#web/i18n/words.ts'

export const words = inBoth({
  'page.issues': '简报',
  'page.issue': '简报',
  'bulletin.behind': '依据',
  'bulletin.word': '下载 Word',
  'bulletin.pdf': '下载 PDF',
  'bulletin.corrected': '这一期有 {{count}} 处更正，写在正文后面',
  'bulletin.rowsAtDesk': '记录在工作台里，有职务的人可以逐条打开',
  'bulletin.noneOut': '还没有发布的简报',
  'bulletin.noneOutNote': '发布后，人人都能在这里看到',
  'notice.bulletin.sent-back': '你写的简报退回来了，原因写在里面',
  'notice.bulletin.published': '你写的简报发布了',
}, {
  'page.issues': 'Bulletins',
  'page.issue': 'Bulletin',
  'bulletin.behind': 'Evidence',
  'bulletin.word': 'Word file',
  'bulletin.pdf': 'PDF file',
  'bulletin.corrected': 'This issue has {{count}} corrections, below the text',
  'bulletin.corrected_one': 'This issue has {{count}} correction, below the text',
  'bulletin.rowsAtDesk': 'The records are at the desk, open to those who hold an office',
  'bulletin.noneOut': 'No bulletins published yet',
  'bulletin.noneOutNote': 'Once one is published, everybody can read it here',
  'notice.bulletin.sent-back': 'Your bulletin was sent back; the reason is in it',
  'notice.bulletin.published': 'Your bulletin was published',
})
