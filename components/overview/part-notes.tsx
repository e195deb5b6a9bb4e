import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { ConsoleSilent } from '@/components/ui/console-silent';
import { Icon } from '@/components/ui/icon';
import { lazyPart } from '@/components/ui/lazy-part';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { format, formatPlural } from '@/lib/i18n/format';
import { type Extent, NOUNS, type Noun, type Parts } from '@/lib/overview/parts';
import type { PartFailureProps } from './part-failure';
import type { OverviewState, PartState } from './use-overview';

// Only needed after an error.
const PartFailure = lazyPart<PartFailureProps>(() => import('./part-failure'), {
  Bare: ({ state }: { state: PartState }) => (
    <ConsoleSilent className="" title={state.refused?.failure?.title} onRetry={state.again} />
  ),
});

type PartNotesProps = OverviewState & {
  /** The parts that a card needs. */
  of: readonly (keyof Parts)[];
  /** Whether screen readers hear of a failure here: in the first card that has it. */
  isAlert?: boolean;
};

/** Lines below a card's own: the parts that it lacks, and why, and those that are still loading. */
export function PartNotes({ states, of, isAlert = false }: PartNotesProps) {
  const { loading } = useTexts('overview');
  return (
    <>
      {of.map((name) =>
        states[name].refused ? <PartFailure key={name} name={name} state={states[name]} isAlert={isAlert} /> : null,
      )}
      {of.some((name) => states[name].isPending) ? (
        <div className="part-loading" aria-busy="true">
          <span className="sr-only">{loading}</span>
          <span aria-hidden="true" />
          <span aria-hidden="true" />
        </div>
      ) : null}
    </>
  );
}

/** Says that a card is about the first 600 of something, if it is. */
export function OnlyFirst({ parts }: { parts: Parts }) {
  const texts = useTexts('overview');
  const language = useLanguage();
  const partial = NOUNS.flatMap((noun) => {
    const part = parts[noun];
    return part && !part.isWhole ? [extentText(noun, part, texts, language)] : [];
  });
  if (partial.length === 0) return null;
  const list = new Intl.ListFormat(language).format(partial);
  return (
    <p className="only-first">
      <Icon name="info" />
      <span>{format(texts.onlyFirst, { parts: list })}</span>
    </p>
  );
}

/** Counts a noun in words: “27 sources”, or “first 600 of 5,000 sources” where more is there than was read. */
export function extentText(
  noun: Noun,
  { read, total, isWhole }: Extent,
  { counts, first, firstOpen }: Dictionary['overview'],
  language: string,
): string {
  if (isWhole) return formatPlural(counts[noun], read, language);
  if (total === null) return format(firstOpen, { read: formatPlural(counts[noun], read, language) });
  return format(first, {
    read: read.toLocaleString(language),
    total: formatPlural(counts[noun], total, language),
  });
}
