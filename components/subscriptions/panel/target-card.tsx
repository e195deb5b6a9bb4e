import { AppWindow, Bell, ChartNetwork, CircleQuestionMark, FunctionSquare, Waypoints, Webhook } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { Fact } from '@/components/ui/fact';
import { JsonView } from '@/components/ui/json-view';
import { RawBlock } from '@/components/ui/raw-block';
import {
  TARGET_KINDS,
  type TargetKind,
  TRANSFORM_TYPES,
  targetFieldsOf,
  targetKindOf,
} from '@/lib/eventgrid/schemas/target-kinds';
import { readObject } from '@/lib/secrets/json';

const ICONS = {
  webhook: Webhook,
  function: FunctionSquare,
  smn: Bell,
  kafka: ChartNetwork,
  channel: Waypoints,
  api: AppWindow,
} satisfies Record<TargetKind, unknown>;

type Fields = Record<string, unknown>;

/** Shows one target: its settings in words, and whatever the console does not know of it as EventGrid has it. */
export function TargetCard({ target }: { target: Fields }) {
  const texts = useTexts('subscriptionPage');
  const facts = useTexts('subscriptionFacts');
  const kind = targetKindOf(target.name);
  const Icon = kind === null ? CircleQuestionMark : ICONS[kind];
  return (
    <div className="card-target" data-target={textOf(target.name)}>
      <h4>
        <Icon aria-hidden="true" />
        <span>{kind === null ? textOf(target.name) || facts.none : facts.kinds[kind]}</span>
      </h4>
      {kind === null ? (
        <>
          <p className="note-line">{texts.unknownKind}</p>
          <RawBlock title={texts.rawJson} aside={texts.masked} open>
            <JsonView value={target} />
          </RawBlock>
        </>
      ) : (
        <KnownTarget kind={kind} target={target} />
      )}
    </div>
  );
}

const textOf = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** The fields that the card shows in words, or that say nothing to a user. */
const SHOWN = ['id', 'name', 'provider_type', 'transform', 'connection_id', 'retry_times', 'dead_letter_queue'];
const TIMES = ['created_time', 'updated_time'];

function KnownTarget({ kind, target }: { kind: TargetKind; target: Fields }) {
  const texts = useTexts('subscriptionPage');
  const facts = useTexts('subscriptionFacts');
  const { part } = TARGET_KINDS[kind];
  const settings = readObject(target[part]) ?? {};
  const known = targetFieldsOf(kind);
  const code = (text: string): ReactNode =>
    text === '' ? null : (
      <code className="wrap-anywhere" dir="auto" translate="no">
        {text}
      </code>
    );
  const dead = readObject(target.dead_letter_queue);
  const others = {
    ...without(target, [...SHOWN, ...TIMES, part]),
    ...(Object.keys(without(settings, known)).length > 0 ? { [part]: without(settings, known) } : {}),
  };
  return (
    <>
      <dl className="fact-list">
        {known.map((field) => (
          <Fact key={field} field={field} label={facts.fields[field]} none={facts.none}>
            {code(textOf(settings[field]))}
          </Fact>
        ))}
        {target.connection_id ? (
          <Fact field="connection_id" label={facts.fields.connection_id} none={facts.none}>
            {code(textOf(target.connection_id))}
          </Fact>
        ) : null}
        <TransformFacts transform={target.transform} code={code} />
        <Fact field="retry_times" label={facts.fields.retry_times} none={facts.none}>
          {textOf(target.retry_times) || null}
        </Fact>
        <Fact field="dead_letter_queue" label={facts.fields.dead_letter_queue} none={facts.none}>
          {dead ? code(textOf(dead.topic) || textOf(dead)) : null}
        </Fact>
      </dl>
      {Object.keys(others).length > 0 ? (
        <RawBlock title={texts.otherFields} aside={texts.masked}>
          <JsonView value={others} />
        </RawBlock>
      ) : null}
    </>
  );
}

/** A transform that the console does not know is shown as it is. */
function TransformFacts({ transform, code }: { transform: unknown; code: (text: string) => ReactNode }) {
  const texts = useTexts('subscriptionPage');
  const { transforms, none } = useTexts('subscriptionFacts');
  const { type, value, template } = readObject(transform) ?? {};
  const known = TRANSFORM_TYPES.find((one) => one === type);
  return (
    <>
      <Fact field="transform" label={texts.sent} none={none}>
        {known ? transforms[known] : code(textOf(transform))}
      </Fact>
      {known && known !== 'ORIGINAL' ? (
        <Fact field="transform_value" label={texts.value} none={none}>
          {code(textOf(value))}
        </Fact>
      ) : null}
      {known === 'VARIABLE' ? (
        <Fact field="transform_template" label={texts.template} none={none}>
          {code(textOf(template))}
        </Fact>
      ) : null}
    </>
  );
}

const without = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => !names.includes(name) && value !== null && value !== undefined),
  );
