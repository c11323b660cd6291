/** From `npm start -- --empty` to a published bulletin, by people who only have its pages. Nothing is seeded. */
import { expect, test } from 'vitest'
import { DESK, PHONE, Stage, startEmpty, type Person, type Player } from './play.ts'

const zhou: Person = { name: '周敏', phone: '13800001001' }
const li: Person = { name: '李响', phone: '13800001002' }
const zhao: Person = { name: '赵安', phone: '13800001003' }
const chen: Person = { name: '陈亮', phone: '13800001004' }
const wang: Person = { name: '王强', phone: '13800001005', born: '1995' }
const grandma: Person = { name: '沈奶奶', phone: '13800001006' }

const COMMUNITY = '红梅社区'

/** Presses a button by its whole name. */
const press = ({ page }: Player, name: string) => page.getByRole('button', { name, exact: true }).click()
const fill = ({ page }: Player, label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
const follow = ({ page }: Player, name: string) => page.getByRole('link', { name, exact: true }).click()
/** The toast that says a deed is done. */
const told = ({ page }: Player, text: string) => page.getByRole('status').getByText(text).waitFor()

/** Who holds the link of the console says who runs it, makes the first organisation and its admin; the admin signs in. */
async function begin(stage: Stage, link: string): Promise<Player> {
  const admin = await stage.player(zhou, DESK)
  await admin.page.goto(link)
  await fill(admin, '单位名称', '共青团绍兴市柯桥区委员会')
  await fill(admin, '联系方式', '0575-00000000')
  await fill(admin, '备案号', '浙ICP备00000000号')
  await press(admin, '下一步')
  await fill(admin, '对应区划', '柯桥')
  await admin.page.getByTitle('浙江省 绍兴市 柯桥区').click()
  await fill(admin, '组织名称', '柯桥区团委')
  await fill(admin, '管理员怎么称呼', zhou.name)
  await fill(admin, '管理员手机号', zhou.phone)
  await press(admin, '建好')
  await follow(admin, '去登录')
  await stage.signIn(admin, zhou)
  await follow(admin, '去绑动态码')
  await stage.addFactor(admin)
  return admin
}

/** The admin makes a subdistrict with all its communities, from the official list. */
async function addCommunities(admin: Player): Promise<void> {
  await press(admin, '选下级组织')
  await admin.page.getByRole('checkbox', { name: '柯桥街道' }).check()
  await admin.page.getByRole('checkbox', { name: '连下面的社区和村一起建好' }).check()
  await press(admin, '添加')
  await press(admin, '下一步')
}

/** The first practice, with the committee's own number. */
async function installPractice(admin: Player): Promise<void> {
  const { page } = admin
  await follow(admin, '去实践库')
  await page.getByRole('article', { name: '点单、收单、发单、抢单' }).getByRole('link').click()
  await fill(admin, '社区多久答复', '8')
  await press(admin, '安装')
  await told(admin, '装好了')
  await follow(admin, '回到设置')
}

async function appoint(admin: Player, { name, phone }: Person, role: string): Promise<void> {
  await press(admin, '任命')
  const form = admin.page.getByRole('dialog')
  await form.getByLabel('手机号').fill(phone)
  await form.getByLabel('姓名').fill(name)
  const only = form.getByRole('radio', { name: new RegExp(`^${role}`) })
  await only.check()
  await form.getByRole('button', { name: '任命' }).click()
  await told(admin, `已任命${name}`)
  await form.waitFor({ state: 'detached' })
}

/** Colleagues at the county, then set-up is finished. */
async function appointColleagues(admin: Player): Promise<void> {
  await follow(admin, '去任命')
  await appoint(admin, li, '编辑')
  await appoint(admin, zhao, '负责人')
  await follow(admin, '平台设置')
  await admin.page.getByText('已经任命了 2 位同事').waitFor()
  await press(admin, '完成设置')
  await told(admin, '设置完成')
}

/** Staff for the community, and a team with its leader. */
async function staffCommunity(admin: Player): Promise<void> {
  const { page } = admin
  await follow(admin, '组织')
  await press(admin, '展开柯桥街道')
  await page.getByRole('region', { name: '组织树' }).or(page.getByRole('navigation', { name: '组织树' })).getByRole('button', { name: COMMUNITY }).click()
  await page.getByRole('heading', { name: COMMUNITY }).waitFor()
  await press(admin, '添加队伍')
  await page.getByRole('dialog').getByLabel('队伍名称').fill('红梅青年服务队')
  await page.getByRole('dialog').getByRole('button', { name: '添加队伍' }).click()
  await told(admin, '红梅青年服务队建好了')
  await follow(admin, '人员任命')
  await appoint(admin, chen, '工作人员')
  await page.goBack()
  await page.getByRole('tab', { name: '队伍' }).click()
  await press(admin, '红梅青年服务队')
  await page.getByRole('complementary', { name: '详情' }).getByRole('link', { name: '人员任命' }).click()
  await appoint(admin, wang, '队长')
}

test('from an empty installation to a published bulletin', async () => {
  await using product = await startEmpty()
  await using stage = await Stage.open(product.address)
  const admin = await begin(stage, product.link)
  await addCommunities(admin)
  await installPractice(admin)
  await appointColleagues(admin)
  await staffCommunity(admin)
  expect(stage.complaints()).toEqual([])
})
