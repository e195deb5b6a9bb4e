import type { sourceDraft as en } from '../en/source-draft';

export const sourceDraft = {
  title: '{age}的草稿：{what}',
  unnamed: '尚未命名',
  secrets: '密码和密钥不会保留，需重新输入。',
  replaces: '草稿会替换表单中的现有内容。',
  use: '使用草稿',
  discard: '丢弃',
  used: '已恢复草稿',
  discarded: '已丢弃草稿',
} satisfies typeof en;
