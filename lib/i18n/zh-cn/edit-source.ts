import type { editSource as en } from '../en/edit-source';

export const editSource = {
  title: '编辑 {name}',
  fixed: '事件源创建后，名称、类型和通道不能修改。如需更换，可另建事件源。',
  connection: '连接',
  change: '修改连接',
  keep: '保留当前连接',
  secrets: 'EventGrid 会替换整个连接，因此需重新输入其密码和密钥。',
  save: '保存',
  saving: '正在保存…',
  cancel: '取消',
  nothing: '内容没有变化，因此未发送请求。',
  saved: '已保存 {name}',
  window: '保存前，控制台会重新读取事件源。EventGrid 不检查版本，他人在同一秒内保存的修改可能被覆盖。',
  leave: '放弃修改？修改尚未保存。',
  meanwhile: {
    title: '{name} 在您打开后已被修改',
    text: '未保存任何内容。您打开后，以下字段已被修改。',
    onlyTime: '此表单中的字段没有变化，事件源的最近更新时间为 {time}。',
    caption: '差异',
    field: '字段',
    yours: '您的值',
    now: '当前值',
    untouched: '您未修改',
    empty: '空',
    mine: '用我的修改覆盖',
    theirs: '使用当前版本',
  },
  consoleGone: {
    cause: '浏览器无法连接控制台，因此无法确认请求是否已到达 EventGrid。',
    next: '再次保存前，先刷新事件源。',
  },
} satisfies typeof en;
