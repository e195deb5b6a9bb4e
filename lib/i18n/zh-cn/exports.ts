import type { exports as en } from '../en/exports';

export const exports = {
  titles: { sources: '导出事件源', channels: '导出通道', subscriptions: '导出订阅' },
  counts: {
    sources: { one: '{count} 个事件源', other: '{count} 个事件源' },
    channels: { one: '{count} 个通道', other: '{count} 个通道' },
    subscriptions: { one: '{count} 个订阅', other: '{count} 个订阅' },
  },
  all: '导出列表的全部内容，不仅是当前页，最早创建的在前。',
  filtered: '导出符合列表筛选条件的全部内容，不仅是当前页，最早创建的在前。',
  format: '格式',
  formats: {
    csv: { name: 'CSV', text: '用于电子表格' },
    json: { name: 'JSON', text: '与 EventGrid 返回的一致' },
  },
  note: '密钥和密码已隐藏。在 CSV 中，会被电子表格当作公式执行的单元格以单引号开头。',
  submit: '导出',
  cancel: '取消',
  close: '关闭',
  again: '再次保存',
  continue: '继续',
  reading: '正在读取',
  readOf: '已读取 {read} / {total}，读完最后一页后保存文件。',
  saved: '已保存 {count}',
  cut: 'EventGrid 只能列出这些，可能还有更多。缩小筛选范围后导出其余部分。',
  stopped: '读取 {count}后停止',
  notSaved: '未保存文件。选择“继续”可从此处接着读取。',
} satisfies typeof en;
