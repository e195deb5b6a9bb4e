import type { signInPage as en } from '../en/sign-in-page';

export const signInPage = {
  text: '管理一个区域和项目中的自定义事件源。',
  trust: '令牌只保存在控制台的服务器上，不会发送到浏览器。',
  displaced: {
    title: '此处的登录已结束',
    text: '您在其他地方又登录了一次。每个用户的会话上限为 {most}，因此最早的会话（即此会话）已结束。',
  },
  cookieLost: {
    title: '浏览器未保存会话 Cookie',
    allow: '登录成功，但浏览器阻止了 Cookie。允许 {origin} 使用 Cookie，然后重新登录。',
    plainHttp: '如果已允许 Cookie，则此浏览器可能不保存通过 HTTP 设置的 Cookie。可使用 HTTPS 或其他浏览器。',
  },
  tokenHelp: {
    title: '联邦用户或华为账号（HUAWEI ID）如何获取令牌？',
    federated:
      '联邦用户：先通过身份提供商登录 IAM，再向 IAM 获取项目的令牌（使用 unscoped token 调用 POST /v3/auth/tokens）。令牌在响应头 X-Subject-Token 中。',
    huaweiId: '华为账号（HUAWEI ID）：无法直接获取令牌。可联系账号管理员创建支持编程访问的 IAM 用户，再以该用户登录。',
    paste: '在“令牌”页签中粘贴令牌，并填写其区域和项目 ID。',
  },
} satisfies typeof en;
