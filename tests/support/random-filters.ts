import fc from 'fast-check';

/** Conditions, as eg-api's table of operators spells them. */
export type RandomCondition = { op: string; value?: number; values?: (string | number | [number, number])[] };
type Fields = { [name: string]: RandomCondition[] | { and: RandomCondition[] } | Fields };
export type RandomFilter = { source: RandomCondition[] } & Fields;
export type RandomEvent = { id: string; source: string; specversion: '1.0'; type: string } & Record<string, unknown>;

const WORDS = ['order', 'order.paid', 'paid', '', 'É', 'or'];
const word = fc.constantFrom(...WORDS);
const number = fc.constantFrom(-1, 0, 0.5, 1, 2, 10, 10.25, 1e21);
const words = fc.array(word, { minLength: 1, maxLength: 3 });
const numbers = fc.array(number, { minLength: 1, maxLength: 3 });
const ranges = fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 2 });

const ofText = fc
  .tuple(fc.constantFrom('In', 'StartsWith', 'EndsWith'), fc.boolean(), words)
  .map(([kind, not, values]): RandomCondition => ({ op: `String${not ? 'Not' : ''}${kind}`, values }));
const ofNumber = fc
  .tuple(fc.boolean(), fc.constantFrom('LessThan', 'GreaterThan'), number)
  .map(([not, kind, value]): RandomCondition => ({ op: `Number${not ? 'Not' : ''}${kind}`, value }));
const ofNumbers = fc
  .tuple(fc.boolean(), numbers)
  .map(([not, values]): RandomCondition => ({ op: `Number${not ? 'Not' : ''}In`, values }));
const ofRanges = fc
  .tuple(fc.boolean(), ranges)
  .map(([not, values]): RandomCondition => ({ op: `Number${not ? 'Not' : ''}InRange`, values }));
const alone = fc.constantFrom('IsNull', 'IsNotNull', 'IsTrue', 'IsNotTrue').map((op): RandomCondition => ({ op }));

const conditions = fc.array(fc.oneof(ofText, ofNumber, ofNumbers, ofRanges, alone), { minLength: 1, maxLength: 3 });
const joined = fc.oneof(
  { weight: 3, arbitrary: conditions },
  { weight: 1, arbitrary: conditions.map((and) => ({ and })) },
);
const optional = { requiredKeys: [] as [] };

/** Valid filters for events of the source `orders`: what EventGrid would accept, of every operator. */
const filter: fc.Arbitrary<RandomFilter> = fc
  .record(
    {
      type: joined,
      subject: joined,
      data: fc.record({ size: joined, tags: joined, deep: fc.record({ a: joined, b: joined }, optional) }, optional),
    },
    optional,
  )
  .map((fields) => ({ source: [{ op: 'StringIn', values: ['orders'] }], ...fields }) as RandomFilter);

const scalar = fc.oneof(word, number, fc.boolean(), fc.constant(null));
const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>({}, [[]], [{}]) },
);
const event: fc.Arbitrary<RandomEvent> = fc
  .record(
    {
      subject: word,
      data: fc.record(
        { size: value, tags: value, deep: fc.oneof(value, fc.record({ a: value, b: value }, optional)) },
        optional,
      ),
    },
    optional,
  )
  .chain((more) =>
    fc
      .constantFrom('order', 'order.paid', 'paid')
      .map((type): RandomEvent => ({ id: 'e-1', source: 'orders', specversion: '1.0', type, ...more })),
  );

/** A valid filter, and an event whose values are often near the filter's. */
export const filterAndEvent = fc.record({ filter, event });
