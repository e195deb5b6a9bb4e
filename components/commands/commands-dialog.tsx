'use client';

import { withLateTexts } from '@/components/i18n/late-texts';
import { commands as enCommands } from '@/lib/i18n/en/commands';
import { common as enCommon } from '@/lib/i18n/en/common';
import { commands as zhCommands } from '@/lib/i18n/zh-cn/commands';
import { common as zhCommon } from '@/lib/i18n/zh-cn/common';
import type { ProjectScope } from '@/lib/session/session';
import { Palette } from './palette';
import { Shortcuts } from './shortcuts';

export type CommandsDialogProps = {
  owner: ProjectScope;
  view: 'commands' | 'shortcuts';
  /** Shows the other one, or neither. */
  onView: (view: 'commands' | 'shortcuts' | null) => void;
};

const CommandsDialog = ({ owner, view, onView }: CommandsDialogProps) =>
  view === 'commands' ? <Palette owner={owner} onView={onView} /> : <Shortcuts onClose={() => onView(null)} />;

export default withLateTexts(
  { en: { commands: enCommands, common: enCommon }, 'zh-CN': { commands: zhCommands, common: zhCommon } },
  CommandsDialog,
);
