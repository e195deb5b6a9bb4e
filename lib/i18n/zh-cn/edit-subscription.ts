import type { editSubscription as en } from '../en/edit-subscription';

export const editSubscription = {
  title: '编辑订阅',
  description: '描述',
  save: '保存',
  saving: '正在保存…',
  cancel: '取消',
  unchanged: '尚无更改',
  saved: '已保存 {name}',
  staysDisabled: '已保存 {name}，但未能重新启用。启用后事件才会送达。',
  disableSaveEnable: '禁用、保存、启用',
  consoleText: '无法确认是否已保存，可以放心再次保存。',
  conflict: '该订阅已在别处修改',
  conflictText: '未保存任何更改。可以采用当前版本，或用您的版本覆盖。',
  takeTheirs: '采用当前版本',
  saveMine: '保存我的版本',
  leave: {
    title: '放弃更改？',
    text: '更改尚未保存。',
    keep: '继续编辑',
    submit: '放弃',
  },
} satisfies typeof en;
