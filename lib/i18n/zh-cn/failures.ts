import type { failures as enFailures } from '../en/failures';

/** 失败说明：事实、原因、处理方法。 */
export const failures = {
  it: '该资源',
  nouns: { source: '事件源', channel: '通道', subscription: '订阅' },
  waits: { seconds: '{count} 秒', minutes: '{count} 分钟', hours: '{count} 小时', days: '{count} 天' },
  actions: {
    'focus-name': '修改名称',
    'focus-channel': '选择其他通道',
    'focus-form': '检查字段',
    'sign-in': '重新登录',
    'look-up': '查找 {name}',
    'look-again': '再次检查',
    openList: '打开列表',
    retry: '重试',
    'copy-report': '复制报告',
    reload: '重新加载',
  },
  writes: {
    create: {
      done: '创建',
      look: '在列表中查找 {it}',
      repeat: '重新创建',
      undone: '没有名为 {it} 的{noun}',
      once: '控制台不会自动重复创建。',
      twice: '名称唯一，再次提交不会重复创建。',
      again: '重新创建',
      nothing: '{cause}未创建任何资源。',
    },
    update: {
      done: '保存',
      look: '重新加载 {it} 并比对',
      repeat: '再次保存',
      undone: '{it} 未变化',
      once: '控制台不会自动重复修改。',
      twice: '再次保存相同的值没有影响。',
      again: '再次保存',
      nothing: '{cause}未保存任何更改。',
    },
    delete: {
      done: '删除',
      look: '在列表中查找 {it}',
      repeat: '再次删除',
      undone: '{it} 仍然存在',
      once: '控制台不会自动重复删除。',
      twice: '再次删除没有影响。',
      again: '再次删除',
      nothing: '{cause}未删除任何资源。',
    },
    enable: {
      done: '启用',
      look: '重新加载 {it}',
      repeat: '再次启用',
      undone: '{it} 未启用',
      once: '控制台不会自动重复更改。',
      twice: '再次启用没有影响。',
      again: '再次启用',
      nothing: '{cause}未启用任何订阅。',
    },
    disable: {
      done: '禁用',
      look: '重新加载 {it}',
      repeat: '再次禁用',
      undone: '{it} 未禁用',
      once: '控制台不会自动重复更改。',
      twice: '再次禁用没有影响。',
      again: '再次禁用',
      nothing: '{cause}未禁用任何订阅。',
    },
  },
  lookedUp: {
    notDone: {
      title: '未{done}',
      cause: '控制台已向 EventGrid 核实：{undone}。',
      next: '可以放心{repeat}。',
    },
    nameTaken: {
      title: '未{done}：名称已被占用',
      cause: '控制台已向 EventGrid 核实：另一个{noun}已使用名称 {name}。',
      next: '换一个名称。',
    },
    unproven: {
      title: '无法确认是否已{done}',
      cause:
        '控制台已向 EventGrid 核实，但现有内容不能证明您的修改已生效：可能已被他人修改，或只发送了密码和密钥，而 EventGrid 不返回这些内容。',
      next: '{repeat}前，先将您的值与当前值比较。',
    },
    sameName: {
      title: '无法确认是否已{done}',
      cause: '控制台已向 EventGrid 核实：存在名为 {name} 的{noun}，但它可能是他人创建的。',
      next: '在列表中查找 {it}，并与填写的内容进行比较。',
    },
    pending: {
      title: '无法确认是否已{done}',
      cause: '控制台已向 EventGrid 核实，但未得到明确结果，或 EventGrid 可能仍在处理。',
      next: '尚未确认。控制台会自动再次检查，在此之前不会重复发送。',
    },
    unknown: {
      title: '无法确认是否已{done}',
      cause: '控制台已向 EventGrid 核实，但未得到明确结果，或 EventGrid 可能仍在处理。',
      next: '稍后再次检查。在此之前不会重复发送。',
    },
  },
  advice: {
    accountFrozen: {
      title: '账号已被冻结',
      cause: 'EventGrid 不为冻结的账号提供服务。账号冻结通常由欠费引起。',
      next: '联系账号负责人在费用中心充值，然后在此继续。',
    },
    agencyMissing: {
      title: '缺少委托',
      cause: 'EventGrid 通过委托访问您的消息实例，而该账号缺少所需的委托。',
      next: '联系管理员在 IAM 中创建委托 EG_DELEGATE_FG_AGENCY 和 EG_AGENCY，然后在此继续。',
    },
    agencyPermissionMissing: {
      title: '委托权限不足',
      cause: 'EventGrid 使用的委托缺少所需的权限。',
      next: '联系管理员为委托 EG_AGENCY 授予错误信息中指出的权限，然后在此继续。',
    },
    answerBroke: {
      title: '无法确认是否已{done}',
      cause: '请求已发送，但收到完整响应前，与 {host} 的连接中断。',
      next: '{repeat}前，先{look}。',
    },
    answerBrokeRead: {
      title: '响应中断',
      cause: '收到完整响应前，与 {host} 的连接中断。',
      next: '未更改任何内容，可以重试。',
    },
    answerUnreadable: {
      title: 'EventGrid 返回成功，但没有 ID',
      cause: '响应 {status} 表示成功，但其中没有 ID，因此不能证明操作成功。',
      next: '{repeat}前，先{look}。',
    },
    answerUnreadableRead: {
      title: '无法读取响应',
      cause: '响应 {status} 表示成功，但响应体与请求不符。',
      next: '重试。如果问题持续出现，说明控制台与 {host} 之间有其他设备在代为响应。',
    },
    apiMissing: {
      title: 'API 网关上没有该 API',
      cause: '控制台配置的地址不是 EventGrid 的地址。',
      next: '将报告发送给控制台的运维人员，由其更正该区域的终端节点。',
    },
    badGateway: {
      title: '无法确认是否已{done}',
      cause: '收到的是网关返回的 502，不是 EventGrid 的响应。EventGrid 可能已完成处理。',
      next: '{repeat}前，先{look}。',
    },
    badGatewayRead: {
      title: '网关无法连接 {service}',
      cause: '收到的是网关返回的 502，不是 {service} 的响应。',
      next: '未更改任何内容，可稍后重试。',
    },
    badRequest: {
      title: 'EventGrid 无法识别该请求',
      cause: 'EventGrid 拒绝了整个请求，未指出具体字段。',
      next: '对照下方的错误信息和错误详情检查各字段。',
    },
    bodyTooLarge: {
      title: '请求过大',
      cause: '中间服务器返回 413：不接受这么大的请求。',
      next: '缩短描述或连接参数。',
    },
    channelOrProjectMissing: {
      title: 'EventGrid 未找到通道或项目',
      cause: '通道或项目已不存在。',
      next: '选择其他通道。如果没有其他通道，重新登录该项目。',
    },
    channelUnavailable: {
      title: '通道不可用',
      cause: '通道已被删除、正在创建，或不是该项目的自定义通道。',
      next: '选择其他通道，或新建通道。',
    },
    channelInUse: {
      title: '通道 {name} 仍在使用',
      cause: '通道仍有事件源或订阅，EventGrid 不允许删除使用中的通道。',
      next: '先删除其事件源和订阅。下方为 EventGrid 返回的错误信息。',
    },
    channelMissing: {
      title: '通道不存在',
      cause: '通道已在别处被删除，或属于其他项目或区域。',
      next: '在列表中查找，并检查页面顶部的区域和项目。',
    },
    channelNameTaken: {
      title: '名称 {name} 已被占用',
      cause: '您的账号中已有同名通道。名称在所有项目中唯一。',
      next: '换一个名称。',
    },
    conflict: {
      title: '与已有资源冲突',
      cause: '响应 409 表示请求与已有资源冲突。',
      next: '在列表中查找 {it}，它可能已经存在。',
    },
    crossSite: {
      title: '请求不是来自本控制台',
      cause: '浏览器报告请求由其他站点发出，因此控制台已将其拦截，未发往 EventGrid。',
      next: '使用正确的控制台地址重新打开此页面。',
    },
    deletionUnproven: {
      title: '无法确认是否已{done}',
      cause: '响应 {status} 表示成功，但响应体不是删除操作的结果，因此不能证明操作成功。',
      next: '{repeat}前，先{look}。',
    },
    eventGridFailed: {
      title: 'EventGrid 内部错误',
      cause: 'EventGrid 报告内部错误，与您填写的字段无关。',
      next: '稍后重试。{twice}如果问题持续出现，将报告发送给技术支持。',
    },
    eventTooLarge: {
      title: '事件过大',
      cause: '有事件超过 64 KB。',
      next: '精简该事件的数据，或改为发送数据链接。',
    },
    eventsTooLarge: {
      title: '事件总大小超限',
      cause: '单次请求最多 256 KB。',
      next: '减少每次发送的事件数量。',
    },
    filterRefused: {
      title: '过滤规则不可用',
      cause: 'EventGrid 不接受该过滤规则的参数。',
      next: '对照下方的错误信息检查过滤规则。',
    },
    forbidden: {
      title: '您没有权限',
      cause: '您已登录，但响应 403 表示缺少权限，通常是 {action}。',
      next: '联系管理员授予 {action} 权限。报告中包含所需的全部信息。',
    },
    formTooLarge: {
      title: '表单过大',
      cause: '表单内容超过控制台的上限，因此未发送。',
      next: '缩短最长的字段。',
    },
    gatewayBackendDown: {
      title: '无法确认是否已{done}',
      cause: 'API 网关返回 502：它与 EventGrid 的连接中断，但 EventGrid 可能已完成处理。',
      next: '{repeat}前，先{look}。',
    },
    gatewayBackendDownRead: {
      title: 'API 网关无法连接 EventGrid',
      cause: 'API 网关返回 502：后端的 EventGrid 不可用。',
      next: '未更改任何内容，可稍后重试。',
    },
    gatewayBackendSlow: {
      title: '无法确认是否已{done}',
      cause: 'API 网关返回 504：EventGrid 响应超时，可能仍在处理。',
      next: '{repeat}前，先{look}。',
    },
    gatewayBackendSlowRead: {
      title: 'EventGrid 响应超时',
      cause: 'API 网关返回 504：EventGrid 未及时响应。',
      next: '未更改任何内容，可稍后重试。',
    },
    gatewayBadRequest: {
      title: 'API 网关无法识别该请求',
      cause: '请求在到达 EventGrid 前被 API 网关拦截。',
      next: '检查字段中是否有特殊字符。如果没有，将报告发送给技术支持。',
    },
    gatewayBodyTooLarge: {
      title: '请求过大，API 网关无法接受',
      cause: '请求超过 12 MB。',
      next: '缩短描述或连接参数。',
    },
    gatewayForbidden: {
      title: 'API 网关拒绝了您的访问',
      cause: '您的用户或账号未获得该 API 的授权，可能缺少 {action} 权限。',
      next: '联系管理员授予 {action} 权限。报告中包含所需的全部信息。',
    },
    gatewayHeadersTooLarge: {
      title: '令牌过长，API 网关无法接受',
      cause: '响应 494 表示请求头过大，其中大部分是令牌。',
      next: '使用角色较少或只有一个项目的 IAM 用户重新登录，以获取更短的令牌。',
    },
    gatewayOrchestration: {
      title: 'API 网关无法生成请求',
      cause: 'API 网关为 EventGrid 转换请求时出错。',
      next: '稍后重试。如果问题持续出现，将报告发送给技术支持。',
    },
    gatewayRefused: {
      title: 'API 网关拦截了请求',
      cause: '请求到达 EventGrid 前，API 网关返回 {status}。',
      next: '将报告发送给技术支持。',
    },
    gatewayThrottled: {
      title: '请求过于频繁',
      cause: '您的账号已达到 API 网关的请求上限。',
      next: '等待 {seconds}。{once}',
    },
    gatewayTimeout: {
      title: '无法确认是否已{done}',
      cause: '网关返回 504：EventGrid 响应超时，可能仍在处理。',
      next: '{repeat}前，先{look}。',
    },
    gatewayTimeoutRead: {
      title: '网关超时',
      cause: '收到的是网关返回的 504，不是 {service} 的响应。',
      next: '未更改任何内容，可稍后重试。',
    },
    gatewayTokenRejected: {
      title: 'API 网关不接受您的令牌',
      cause: '令牌已过期，或因密码、权限变更而失效。',
      next: '重新登录。已填写的内容会保留。',
    },
    gatewayUriTooLong: {
      title: '请求地址过长',
      cause: 'API 网关返回 414：不接受这么长的地址。',
      next: '缩短搜索内容。',
    },
    headersTooLarge: {
      title: '令牌过长，中间服务器无法接受',
      cause: '响应 {status} 表示请求头过大，其中大部分是令牌。',
      next: '使用角色较少或只有一个项目的 IAM 用户重新登录，以获取更短的令牌。',
    },
    iamBadRequest: {
      title: 'IAM 无法识别该请求',
      cause: 'IAM 认为请求体有误。',
      next: '检查账号、用户、项目和验证码。',
    },
    inputRefused: {
      title: '表单中有问题',
      cause: '有字段不符合规则，因此表单未发送。',
      next: '更正已标出的字段。',
    },
    missing: {
      title: '在该地址未找到任何内容',
      cause: '{host} 返回 404，未说明不存在的是地址、项目还是通道。',
      next: '检查项目和通道。如果都正确，将报告发送给控制台的运维人员。',
    },
    nameTaken: {
      title: '名称 {name} 已被占用',
      cause: '您的账号中已有同名事件源。名称在所有通道和项目中唯一。',
      next: '换一个名称。',
    },
    notChangeable: {
      title: '不能修改或删除',
      cause: '该资源由 EventGrid 管理，用户不能修改或删除官方事件源和通道。',
      next: '改用自定义资源。如果该资源就是自定义资源，将报告发送给技术支持。',
    },
    notSignedIn: {
      title: '您的令牌已失效',
      cause: '响应 401 表示令牌有误、已过期或已被撤销。',
      next: '重新登录。已填写的内容会保留。',
    },
    operationForbidden: {
      title: '您没有该操作的权限',
      cause: 'EventGrid 已识别您的用户，但没有策略允许 {action}。',
      next: '联系管理员授予包含 {action} 的策略。报告中包含所需的全部信息。',
    },
    otherProject: {
      title: '您现在登录的是另一个项目',
      cause: '此页面属于另一个项目，因此未发送任何内容。',
      next: '重新加载页面以使用当前项目，或登录原来的项目。',
    },
    otherProjectEntered: {
      title: '这是另一个项目',
      cause: '您已登录，但登录的不是此页面所属的项目，因此未启用该会话。',
      next: '登录此页面所属的项目。已填写的内容仍然保留。',
    },
    otherRefusal: {
      title: '请求被拒绝',
      cause: '{host} 返回 {status}，控制台没有相应的建议。',
      next: '查看下方的错误信息，或将报告发送给技术支持。',
    },
    parametersRefused: {
      title: 'EventGrid 拒绝了某个字段',
      cause: '有字段的值不符合 EventGrid 的规则。错误信息或错误详情中会指出该字段。',
      next: '更正下方指出的字段。',
    },
    quotaReached: {
      title: '配额已用完',
      cause: '账号中该资源的数量已达到配额上限。',
      next: '删除不需要的资源，或申请提高配额，然后在此继续。',
    },
    redirected: {
      title: '请求被重定向',
      cause: '响应 {status} 指向另一个地址。控制台不会跟随重定向，否则您的令牌会一同发送。',
      next: '将报告发送给控制台的运维人员：中间存在代理，或终端节点有误。',
    },
    requestForbidden: {
      title: '您没有发起该请求的权限',
      cause: '令牌属于另一个项目，或缺少 {action} 权限。',
      next: '检查页面顶部的项目。如果正确，联系管理员授予 {action} 权限。',
    },
    requestRefused: {
      title: '请求有误，已被拒绝',
      cause: '响应 400 表示请求有误，详情见下方。',
      next: '对照下方的错误信息或原始响应体检查各字段。',
    },
    resourceMissing: {
      title: 'EventGrid 未找到该资源',
      cause: '该资源不在此项目中，或已不存在。',
      next: '重新加载。如果该资源应该存在，检查页面顶部的区域和项目。',
    },
    serverError: {
      title: '服务器出错',
      cause: '响应 {status} 表示 {host} 出现故障，与您填写的字段无关。',
      next: '稍后重试。如果问题持续出现，将报告发送给技术支持。',
    },
    serverErrorUnknown: {
      title: '无法确认是否已{done}',
      cause: '响应 {status} 未说明是哪一方出错，EventGrid 可能已完成处理。',
      next: '{repeat}前，先{look}。',
    },
    signInAddress: {
      title: 'IAM 没有提供此地址',
      cause: '响应 404 不表示密码有误：请求发送到了 IAM 未提供服务的地址。',
      next: '联系控制台的运维人员检查该区域的 iamUrl，它是不含“/v3”的 IAM 地址。',
    },
    signInForbidden: {
      title: 'IAM 不允许该用户登录',
      cause: '该用户可能已停用、未开启编程访问，或其 IP 地址不在账号允许的范围内。',
      next: '将 IAM 的消息提供给账号管理员。',
    },
    signInLocked: {
      title: '登录已被 IAM 锁定',
      cause: '失败次数过多后，IAM 会将用户或账号锁定 15 分钟。',
      next: '等待锁定结束。在此之前的尝试可能会延长锁定时间。',
    },
    signInNotIam: {
      title: '响应不是来自 IAM',
      cause: '响应 {status} 不是来自 IAM，而是来自防火墙、代理或其他服务器。密码未经校验。',
      next: '联系控制台的运维人员检查到 {host} 的网络。',
    },
    signInPasscode: {
      title: '验证码未通过',
      cause: '验证码错误、过期或已使用，或该用户未绑定虚拟 MFA 设备。',
      next: '重新输入密码，并输入设备显示的下一个验证码。',
    },
    signInPasswordExpired: {
      title: '密码已过期',
      cause: 'IAM 要求该用户更换密码后才能登录。',
      next: '登录华为云控制台修改密码，然后返回此处登录。',
    },
    signInProject: {
      title: '您无法打开该项目',
      cause: 'IAM 在该区域中未找到该项目，或该用户在其中没有权限。',
      next: '检查区域和项目。如果正确，联系管理员将该用户加入项目。',
    },
    signInProtected: {
      title: '该用户已开启登录保护',
      cause: '除密码外，IAM 还要求进行二次验证。',
      next: '输入虚拟 MFA 设备的验证码。如果通过短信或邮件接收验证码，可粘贴令牌，或联系管理员创建仅支持编程访问的用户。',
    },
    signInRefused: {
      title: '登录失败',
      cause: '账号、用户或密码有误。',
      next: '检查填写的内容。华为账号（HUAWEI ID）不能在此登录，可使用 IAM 用户登录或粘贴令牌。',
    },
    signInTokenAccount: {
      title: '该令牌属于账号，不属于项目',
      cause: 'EventGrid 需要项目的令牌。',
      next: '以该项目为作用域获取令牌，然后粘贴。',
    },
    signInTokenExpired: {
      title: '令牌已过期',
      cause: 'IAM 令牌的有效期为 24 小时。',
      next: '获取新令牌，然后粘贴。',
    },
    signInTokenProject: {
      title: '该令牌属于另一个项目',
      cause: '填写的项目 ID 不是该令牌所属项目的 ID。',
      next: '填写该令牌所属项目的 ID，或获取此项目的令牌。',
    },
    signInTokenRefused: {
      title: '令牌无效',
      cause: '令牌已过期、复制不完整，或来自其他区域。',
      next: '检查区域，或获取新令牌并完整粘贴。',
    },
    signedOut: {
      title: '会话已结束',
      cause: '您已退出登录、会话闲置过久，或被更新的登录结束，因此未发送任何内容。',
      next: '重新登录。已填写的内容会保留。',
    },
    sourceMissing: {
      title: '事件源不存在',
      cause: '事件源已被删除，或属于其他项目或区域。',
      next: '在列表中查找，并检查页面顶部的区域和项目。',
    },
    storeDown: {
      title: '控制台无法读取会话',
      cause: '会话存储没有响应，控制台无法确认您的身份，因此未发送任何内容。',
      next: '稍后重试。如果问题持续出现，联系控制台的运维人员。',
    },
    subscriptionMissing: {
      title: '订阅不存在',
      cause: '订阅已被删除，或属于其他项目或区域。',
      next: '在列表中查找，并检查页面顶部的区域和项目。',
    },
    subscriptionNameTaken: {
      title: '名称 {name} 已被占用',
      cause: '您的账号中已有同名订阅。名称在所有通道和项目中唯一。',
      next: '换一个名称。',
    },
    subscriptionBusy: {
      title: '订阅暂时不能修改',
      cause: '已启用或正在变更的订阅不能编辑。',
      next: '等待 {seconds}，或先禁用该订阅。',
    },
    targetRefused: {
      title: '事件目标地址不可用',
      cause: 'EventGrid 不接受该事件目标的地址。',
      next: '检查事件目标地址的协议、主机和路径。',
    },
    throttled: {
      title: '请求过于频繁',
      cause: '{host} 返回 429：要求暂停请求。',
      next: '等待 {seconds}。{once}',
    },
    throttledHere: {
      title: '尝试次数过多',
      cause: '为保护账号，控制台会限制重复尝试。',
      next: '等待 {seconds}。',
    },
    timedOut: {
      title: '无法确认是否已{done}',
      cause: '请求已发送，但 {host} 未在规定时间内返回完整响应。',
      next: '{repeat}前，先{look}。',
    },
    timedOutRead: {
      title: '响应超时',
      cause: '{host} 未在规定时间内返回完整响应。',
      next: '未更改任何内容，可以重试。',
    },
    tokenRejected: {
      title: 'EventGrid 不接受您的令牌',
      cause: '令牌有误、已过期，或属于其他区域。',
      next: '重新登录。已填写的内容会保留。',
    },
    tooManyEvents: {
      title: '一次发送的事件过多',
      cause: '单次请求最多 20 个事件。',
      next: '分多次发送这些事件。',
    },
    unavailable: {
      title: '{service} 暂时不接受请求',
      cause: '响应 503 表示服务过载或正在维护。',
      next: '等待 {seconds}。{once}',
    },
    unreachable: {
      title: '无法连接 {service}',
      cause: '控制台无法连接 {host}，因此未发送任何内容。',
      next: '稍后重试。如果问题持续出现，检查控制台的网络、代理和终端节点。',
    },
    uriTooLong: {
      title: '请求地址过长',
      cause: '中间服务器返回 414。',
      next: '缩短搜索内容。',
    },
    vpcConflict: {
      title: 'VPC 已被占用',
      cause: '该 VPC 中已有 EventGrid 的私网访问端点。',
      next: '使用已有的私网访问端点，或换一个 VPC。',
    },
  },
} satisfies typeof enFailures;
