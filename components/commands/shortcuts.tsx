import { useRef, useState } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { closeModal, ModalDialog } from '@/components/ui/modal-dialog';
import { areShortcutsOn, type Command, isMac, SHORTCUTS_SWITCH } from './keys';

/** The keys of each command, in the order of the list. */
const KEYS: [Command, keys: string[]][] = [
  ['shortcuts', ['?']],
  ['search', ['/']],
  ['new', ['n']],
  ['copy', ['c']],
];

/** Lists the shortcuts, and switches all of them off and on. */
export function Shortcuts({ onClose }: { onClose: () => void }) {
  const texts = useTexts('commands').shortcuts;
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOn, setOn] = useState(areShortcutsOn);
  const rows: [Command, string[]][] = [['commands', [isMac() ? '⌘' : 'Ctrl', 'K']], ...KEYS];
  const close = () => {
    closeModal(dialog);
    onClose();
  };
  return (
    <ModalDialog dialog={dialog} labelledBy="shortcuts-title" busy={false} onDismiss={close} onSubmit={close}>
      <div className="dialog-body">
        <h2 id="shortcuts-title">{texts.title}</h2>
        <dl className="shortcut-list">
          {rows.map(([command, keys]) => (
            <div key={command}>
              <dt>{texts[command]}</dt>
              <dd translate="no">
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <label className="shortcut-switch">
          <input
            type="checkbox"
            checked={isOn}
            onChange={({ currentTarget: { checked } }) => {
              switchShortcuts(checked);
              setOn(areShortcutsOn());
            }}
          />
          <span>{texts.on}</span>
        </label>
        <p className="text-sm text-ink-3">{texts.note}</p>
      </div>
      <div className="dialog-foot">
        <button type="submit" className="btn">
          {texts.close}
        </button>
      </div>
    </ModalDialog>
  );
}

/** Switches the shortcuts on or off in this browser; without storage, nothing changes. */
export function switchShortcuts(on: boolean): void {
  try {
    if (on) localStorage.removeItem(SHORTCUTS_SWITCH);
    else localStorage.setItem(SHORTCUTS_SWITCH, 'off');
  } catch {
    // Private windows may refuse.
  }
}
