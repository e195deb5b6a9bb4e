/** Texts of the section that shows equivalent code. */
export const code = {
  languages: 'Language',
  /** The buttons read “Copy code” and “Copy settings”. */
  code: 'code',
  settings: 'settings',
  settingsTitle: 'Set these first',
  settingsNote: 'Your token and your secrets are never put into code. Fill them in yourself.',
  notes: {
    curl: 'Runs in sh, bash and zsh.',
    koocli: 'Runs in sh, bash and zsh, with KooCLI signed in to your account.',
    terraform: 'Needs the provider huaweicloud/huaweicloud. The import block needs Terraform 1.5 or later.',
    node: 'Save it as create.mjs and run it with Node.js 20 or later. It needs no packages.',
    python: 'Runs with Python 3.8 or later. It needs no packages.',
  },
  whole: {
    download: 'Download Terraform for the whole project',
    reading: { one: 'Read {count} item…', other: 'Read {count} items…' },
    cancel: 'Cancel',
    done: { one: 'Downloaded {count} resource', other: 'Downloaded {count} resources' },
    silent: 'The console didn’t respond. Try again',
  },
  import: 'Add the blocks and run terraform plan. Nothing is created twice.',
};
