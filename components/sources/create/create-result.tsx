import { useEffect, useMemo, useRef } from 'react';
import { lostRefusal } from '@/components/action/lost-refusal';
import { RefusalView } from '@/components/action/refusal';
import { RELOAD, RefusalStep, type Steps } from '@/components/action/refusal-step';
import { refusedOf, type ShownRefusal } from '@/components/action/refused';
import { announce } from '@/components/ui/announcer';
import { CreatedView } from './created-view';
import { CREATE_SOURCE_FORM, type useCreateSource } from './use-create-source';

export type CreateResultProps = {
  create: ReturnType<typeof useCreateSource>;
  /** The result in words, and the label of the next step if no answer came. */
  words: { title: string; cause?: string; next?: string; look?: string };
};

/** Shows what became of a press: the source, or EventGrid's refusal, or that no answer came. */
export default function CreateResult({ create, words }: CreateResultProps) {
  const { outcome, lost, submits, isQuiet } = create;
  const heading = useRef<HTMLHeadingElement>(null);
  const result = lost === null ? outcome?.result : undefined;
  // The source's ID identifies a result: the focus moves once for each.
  const createdId = result?.ok ? result.data.id : null;
  useEffect(() => {
    if (createdId === null || submits === 0) return;
    if (isQuiet.current) announce(heading.current?.textContent ?? '');
    else heading.current?.focus();
  }, [createdId, submits, isQuiet]);

  const lostAnswer = useMemo(() => lost && lostRefusal(lost, words), [lost, words]);
  if (result?.ok)
    return (
      <CreatedView
        source={result.data}
        foundByCheck={result.foundByCheck === true}
        requestId={result.requestId}
        headingRef={heading}
      />
    );
  const refused = lostAnswer ?? refusedOf(outcome);
  if (refused === null) return null;
  return (
    <RefusalView
      {...refused}
      action={
        <RefusalStep
          explained={refused.explained}
          path="/sources/new"
          busy={create.isPending}
          steps={stepsOf(create, refused)}
        />
      }
    />
  );
}

/** The next steps of a refusal on this page: the console's own form is submitted by its ID. */
function stepsOf({ form, checkAgain }: CreateResultProps['create'], { failure }: ShownRefusal): Steps {
  const name = form.getValues('name');
  const { writeId } = failure.lostWriteCheck ?? {};
  return {
    'look-up': { href: name ? `/sources?q=${encodeURIComponent(name)}` : '/sources' },
    'focus-name': { focus: '#name' },
    'focus-channel': { focus: '#channel_id' },
    'focus-form': { focus: '#name' },
    reload: RELOAD,
    'look-again': { press: () => writeId && void checkAgain(writeId) },
    retry: { form: CREATE_SOURCE_FORM },
    wait: { form: CREATE_SOURCE_FORM },
  };
}
