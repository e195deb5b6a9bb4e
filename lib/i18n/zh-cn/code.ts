import type { code as en } from '../en/code';

export const code = {
  languages: '语言',
  code: '代码',
  settings: '设置',
  settingsTitle: '先设置这些变量',
  settingsNote: '代码中不会出现您的令牌和密码，自行填写。',
  notes: {
    curl: '适用于 sh、bash 和 zsh。',
    koocli: '适用于 sh、bash 和 zsh，KooCLI 须已登录您的账号。',
    terraform: '需要 huaweicloud/huaweicloud provider。import 块需要 Terraform 1.5 或更高版本。',
    node: '保存为 create.mjs，用 Node.js 20 或更高版本运行，无需安装其他包。',
    python: '用 Python 3.8 或更高版本运行，无需安装其他包。',
  },
  whole: {
    download: '下载整个项目的 Terraform',
    reading: { one: '已读取 {count} 项…', other: '已读取 {count} 项…' },
    cancel: '取消',
    done: { one: '已下载 {count} 个资源', other: '已下载 {count} 个资源' },
    silent: '控制台没有响应，重试',
  },
  import: '添加这些块，然后运行 terraform plan，不会重复创建。',
} satisfies typeof en;
