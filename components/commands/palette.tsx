import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { fillNames } from '@/components/ui/fill-nodes';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { closeModal, ModalDialog } from '@/components/ui/modal-dialog';
import { formatPlural } from '@/lib/i18n/format';
import type { ProjectScope } from '@/lib/session/session';
import { type Choice, commandsOf, foundChoices, matching, SEARCHED } from './choices';
import { type FoundBy, useFind } from './use-find';

const GROUPS = ['pages', 'actions', ...SEARCHED] as const;
const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

type PaletteProps = {
  owner: ProjectScope;
  /** Shows the shortcuts instead, or nothing. */
  onView: (view: 'shortcuts' | null) => void;
};

/**
 * Finds a page, an action, or a source, channel or subscription by name or ID, and opens it. The focus stays in the
 * search; arrows choose, as in the ARIA pattern of a combobox.
 */
export function Palette({ owner, onView }: PaletteProps) {
  const texts = useTexts('commands');
  const common = useTexts('common');
  const dialog = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [commands] = useState(() => commandsOf({ commands: texts, common }, document));
  const text = typed.trim();
  const found = useFind(owner, typed);
  const choices = [
    ...matching(commands, text),
    ...SEARCHED.flatMap((group) => {
      const items = found[group];
      return Array.isArray(items) ? foundChoices(group, items, text, { commands: texts, common }) : [];
    }),
  ];
  const active = Math.min(at, choices.length - 1);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what comes later may move the active choice.
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView?.({ block: 'nearest' });
  }, [active, choices.length]);

  const close = () => {
    closeModal(dialog);
    onView(null);
  };
  const choose = ({ press, view }: Choice) => {
    if (view) return onView(view);
    close();
    // Behind the dialog nothing can be pressed.
    if (press) document.querySelector<HTMLElement>(press)?.click();
  };
  const steer = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || choices.length === 0) return;
    event.preventDefault();
    setAt((active + step + choices.length) % choices.length);
  };

  return (
    <ModalDialog
      dialog={dialog}
      labelledBy="commands-title"
      firstFocus={input}
      busy={false}
      onDismiss={close}
      // A link is clicked, so that what is unsaved on the page asks first.
      onSubmit={() => list.current?.querySelector<HTMLElement>('[aria-selected=true]')?.click()}
    >
      <h2 id="commands-title" className="sr-only">
        {texts.title}
      </h2>
      <div className="palette-search">
        <Icon name="search" />
        <input
          ref={input}
          role="combobox"
          aria-label={texts.search}
          aria-expanded
          aria-controls="commands-list"
          aria-activedescendant={choices.length > 0 ? `command-${active}` : undefined}
          aria-autocomplete="list"
          placeholder={texts.search}
          value={typed}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            setAt(0);
          }}
          onKeyDown={steer}
        />
      </div>
      <div className="palette-list" ref={list} id="commands-list" role="listbox" aria-label={texts.title}>
        {GROUPS.map((group) => {
          const own = choices.flatMap((choice, index) => (choice.group === group ? [{ choice, index }] : []));
          if (own.length === 0) return null;
          return (
            <div key={group} role="group" aria-labelledby={`commands-${group}`}>
              <div className="group-name" id={`commands-${group}`} role="presentation">
                {texts.groups[group]}
              </div>
              {own.map(({ choice, index }) => (
                <Option
                  key={choice.key}
                  id={`command-${index}`}
                  choice={choice}
                  isActive={index === active}
                  onChoose={() => choose(choice)}
                />
              ))}
            </div>
          );
        })}
      </div>
      <PaletteFoot found={found} count={choices.length} text={text} />
    </ModalDialog>
  );
}

type PaletteFootProps = { found: FoundBy; count: number; text: string };

/** How much was found, which lists could not be searched, and the keys. */
function PaletteFoot({ found, count, text }: PaletteFootProps) {
  const texts = useTexts('commands');
  const language = useLanguage();
  const isReading = SEARCHED.some((group) => found[group] === 'reading');
  return (
    <div className="palette-foot" role="status">
      {SEARCHED.map((group) => (found[group] === 'failed' ? <span key={group}>{texts.failed[group]}</span> : null))}
      <span>
        {isReading
          ? texts.reading
          : count > 0
            ? formatPlural(texts.found, count, language)
            : fillNames(texts.none, { text })}
      </span>
      <span className="palette-hints" aria-hidden="true">
        <kbd>↑</kbd>
        <kbd>↓</kbd>
        <span>{texts.hints.move}</span>
        <kbd>Enter</kbd>
        <span>{texts.hints.open}</span>
        <kbd>Esc</kbd>
        <span>{texts.hints.close}</span>
      </span>
    </div>
  );
}

type OptionProps = { id: string; choice: Choice; isActive: boolean; onChoose: () => void };

function Option({ id, choice, isActive, onChoose }: OptionProps) {
  const { label, isName, about, shortcut, href } = choice;
  const role = { id, role: 'option', 'aria-selected': isActive, tabIndex: -1, className: 'palette-option' } as const;
  const words = (
    <>
      <span className="truncate" translate={isName ? 'no' : undefined} dir="auto">
        {label}
      </span>
      {about ? (
        <span className="about" translate="no">
          {about}
        </span>
      ) : null}
      {shortcut ? (
        <span className="shortcut" aria-hidden="true">
          <kbd>{shortcut}</kbd>
        </span>
      ) : null}
    </>
  );
  if (href === undefined)
    return (
      <button type="button" {...role} onClick={onChoose}>
        {words}
      </button>
    );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the link inside is what is pressed.
    <div role="presentation" onClick={onChoose}>
      <Link {...role} href={href}>
        {words}
      </Link>
    </div>
  );
}
