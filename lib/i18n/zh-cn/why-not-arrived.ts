/** 说明事件为何没有到达的文案。 */
export const whyNotArrived = {
  which: '事件 ID，或事件的 JSON',
  whichHint: '留空则只检查事件源的配置。不会发送任何内容。',
  check: '检查',
  checking: '正在检查…',
  arrived: '事件已送达',
  arrivedText: '每个目标都已响应。如果仍有缺失，检查接收方。',
  nothingBroken: '未发现断开的环节',
  nothingBrokenText: '发送一个测试事件，或输入缺失事件的 ID，以检查其余环节。',
  chain: '从事件源到目标',
  links: {
    source: '事件源运行中',
    channel: '位于该通道',
    event: '事件已接收',
    subscription: '订阅已启用',
    filter: '过滤器匹配',
    target: '目标已响应',
  },
  states: { fine: '正常', broken: '断开', unknown: '未知', skipped: '未检查' },
  fixes: {
    openSource: '打开事件源',
    openSources: '打开事件源列表',
    subscribe: '订阅',
    openSubscription: '打开订阅',
  },
  keys: {
    sourceMissing: {
      title: '事件源不存在',
      text: 'EventGrid 中已没有此 ID 的事件源。重新创建，或改用其他事件源的名称发布。',
    },
    otherSource: {
      title: '事件属于另一个事件源：{found}',
      text: '将事件的 source 属性设为 {wanted}，或发布到 {found} 所在的通道。',
    },
    sourceFailed: {
      title: '事件源 {name} 未在运行',
      text: 'EventGrid 的说明：{why}。打开事件源查看处理方法。',
    },
    noChannel: {
      title: '事件源 {name} 不在任何通道上',
      text: 'EventGrid 没有返回它的通道，因此事件无处可去。打开事件源。',
    },
    otherChannel: {
      title: '事件源 {name} 不在此通道上',
      text: 'EventGrid 在此拒绝它的事件。发布到事件源自己的通道。',
    },
    tooLarge: {
      title: '事件过大',
      text: 'EventGrid 每个事件最大 64 KB。减少数据，或改为发送链接。',
    },
    tooLargeTogether: {
      title: '请求过大',
      text: 'EventGrid 每个请求最大 256 KB。减少每次发送的事件。',
    },
    tooMany: {
      title: '一个请求中的事件过多',
      text: 'EventGrid 每个请求最多 20 个事件。减少每次发送的事件。',
    },
    refused: {
      title: 'EventGrid 拒绝了该事件',
      text: 'EventGrid 的说明：{message}（{code}）。修改事件后重新发送。',
    },
    notReceived: {
      title: 'EventGrid 没有该事件的记录',
      text: '它可能被拒绝、从未发送，或发布到了其他通道或项目。记录最多保留 3 天。查看 EventGrid 返回给发布方的内容。',
    },
    noSubscription: {
      title: '没有订阅接收该事件源的事件',
      text: 'EventGrid 会接收事件，但不会投递给任何目标。订阅该事件源。',
    },
    notEnabled: {
      title: '订阅 {name} 未启用',
      text: '其状态为 {status}，不会接收事件。打开并启用它。',
    },
    noMatch: {
      title: '没有匹配的过滤器：{name} 中的 {field}',
      text: '每个已启用的订阅都不接收该事件。修改过滤器或事件。',
    },
    notMatchedThen: {
      title: '{name} 的过滤器现在匹配，但事件到达时不匹配',
      text: '该订阅可能是之后才创建、启用或修改的。重新发送事件。',
    },
    answered: {
      title: '{name} 的目标返回 {code}',
      text: 'EventGrid 已投递事件，但目标拒绝了它。修复接收方或目标地址。',
    },
    slow: {
      title: '{name} 的目标未在规定时间内响应',
      text: '接收方需要更快响应：先接收事件并返回 200，再进行处理。',
    },
    down: {
      title: '无法连接 {name} 的目标：{code}',
      text: '启动接收方，并检查目标地址以及 EventGrid 是否可以访问它。',
    },
    waiting: {
      title: '{name} 的目标尚未响应',
      text: 'EventGrid 仍在尝试。稍后刷新。',
    },
    notCalled: {
      title: '本地 EventGrid 不会调用 {name} 的目标',
      text: '它只调用本机的 Webhook，以免测试影响他人。',
    },
  },
};
