import type { editSource as en } from '../en/edit-source';

export const editSource = {
  title: '编辑 {name}',
  fixed: '名称、类型和通道在创建时确定，不能修改。如需更换，可另行创建事件源。',
  connection: '连接',
  change: '修改连接',
  keep: '保持连接不变',
  secrets: 'EventGrid 只整体接收连接：需重新输入其密钥。',
  save: '保存',
  saving: '正在保存…',
  cancel: '取消',
  nothing: '没有任何修改，因此没有发送。',
  saved: '已保存 {name}',
  window: '保存前会再读取一次事件源。EventGrid 本身不检查版本：他人在同一秒内保存的内容可能被覆盖。',
  leave: '要离开编辑吗？输入的内容尚未保存。',
  meanwhile: {
    title: '{name} 在此期间已被修改',
    text: '未保存任何内容。以下是与打开时不同之处。',
    onlyTime: '此处可修改的内容没有不同；最后修改时间为 {time}。',
    caption: '不同之处',
    field: '字段',
    yours: '您的',
    now: '现在',
    untouched: '您未修改',
    empty: '空',
    mine: '用我的内容保存',
    theirs: '采用现在的内容',
  },
  consoleGone: {
    cause: '浏览器无法连接控制台，因此不知道 EventGrid 是否收到。',
    next: '再次保存之前，先重新读取事件源。',
  },
} satisfies typeof en;
