import type { storeDown as en } from '../en/store-down';

export const storeDown = {
  title: '暂时不可用',
  text: '控制台无法连接会话存储，因此无法确认登录状态。控制台会继续尝试。如果刚刚提交过操作，再次提交前先查看列表。',
} satisfies typeof en;
