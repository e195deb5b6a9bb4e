import type { prefill as en } from '../en/prefill';

export const prefill = {
  droppedTitle: '链接中的部分内容未采用',
  dropped: '以下内容无效，未填写：{names}。',
  secrets: '不会从链接中读取密钥：{names}。在表单中输入。',
  cloneTitle: '复制自 {name}',
  cloneSecrets: '密钥不会被复制，重新输入：{names}。',
  cloneRest: '确认名称，然后创建。',
  missingTitle: '没有可复制的内容',
  missing: '无法读取事件源 {id}，或者它是 EventGrid 自有的事件源。',
} satisfies typeof en;
