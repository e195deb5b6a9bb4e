import type { forms as en } from '../en/forms';

export const forms = {
  errorPrefix: '错误：',
  problem: '有内容需要修改',
  optional: '可选',
  counter: '{count} / {limit}',
  counterSpoken: '已输入 {count} 个字符，最多 {limit} 个',
  show: '显示{what}',
  consoleTitle: '控制台没有响应',
  retry: '重试',
  discard: {
    title: '要放弃修改吗？',
    text: '修改尚未保存。',
    keep: '继续编辑',
    submit: '放弃修改',
  },
  unanswered: {
    title: '操作尚未完成，要离开吗？',
    text: '现在离开，将看不到操作结果。',
    keep: '继续等待',
    submit: '离开',
  },
  paste: '粘贴 JSON 或 curl',
  cleaned: '已删除空格或不可见字符',
  consoleCause: '浏览器无法连接控制台，因此无法确认请求是否已到达 EventGrid。',
} satisfies typeof en;
