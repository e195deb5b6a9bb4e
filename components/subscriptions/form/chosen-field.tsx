import { useTexts } from '@/components/i18n/use-texts';
import type { ChoiceList, TargetChoice } from '@/lib/subscriptions/target-choices';
import { TextField, type TextFieldProps } from './text-field';
import type { TargetChoices } from './use-target-choices';

type ChosenFieldProps = TextFieldProps & {
  choices: TargetChoices;
  list: ChoiceList;
  /** Only choices of this type, if the list has several. */
  type?: string;
  onChoice?: (choice: TargetChoice) => void;
};

/** A text that can be chosen from one of EventGrid's lists, or typed. Says so if the list can't be read. */
export function ChosenField({ choices, list, type, onChoice, ...field }: ChosenFieldProps) {
  const { lists } = useTexts('subscribe');
  const read = choices.read(list);
  const offered = read.choices.filter((one) => type === undefined || one.type === type);
  const chosen = offered.find(({ value }) => value === field.value);
  const id = `${field.name}-list`;
  return (
    <>
      <TextField
        {...field}
        list={id}
        hint={read.refused ? lists[list][read.refused] : field.hint}
        note={chosen?.label ? <span className="text-xs text-ink-3">{chosen.label}</span> : undefined}
        onFocus={() => choices.ask(list)}
        onText={(text) => {
          const one = offered.find(({ value }) => value === text);
          if (one) onChoice?.(one);
        }}
      />
      <datalist id={id}>
        {offered.map(({ value, label }) => (
          <option key={value} value={value} label={label ?? undefined} />
        ))}
      </datalist>
    </>
  );
}
