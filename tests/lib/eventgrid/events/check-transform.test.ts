import { expect, it } from 'vitest';
import { checkTransform } from '@/lib/eventgrid/events/check-transform';

const broken = (transform: object, target = 'HTTPS') =>
  checkTransform({ type: 'VARIABLE', value: '{"a":"$.id"}', template: '${a}', ...transform }, target).map(
    ({ rule, variable }) => (variable === undefined ? rule : `${rule} of ${variable}`),
  );
const variables = (count: number) =>
  JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, index) => [`v${index}`, ''])));

it.each<[object, string[]]>([
  [{}, []],
  [{ type: 'ORIGINAL', value: '', template: null }, []],
  [{ type: 'REVERSED' }, ['type.unknown']],
  [{ type: 'CONSTANT', value: 'a' }, []],
  [{ type: 'CONSTANT', value: '' }, ['value.required']],
  [{ type: 'CONSTANT', value: null }, ['value.required']],
  [{ type: 'CONSTANT', value: 'a'.repeat(1024) }, []],
  [{ type: 'CONSTANT', value: 'a'.repeat(1025) }, ['value.tooLong']],
  [{ value: undefined }, ['value.required']],
  [{ value: '{' }, ['value.object']],
  [{ value: '["$.a"]' }, ['value.object']],
  [{ value: '{}' }, []],
  [{ value: `{"a":"${'x'.repeat(1016)}"}` }, []],
  [{ value: `{"a":"${'x'.repeat(1017)}"}` }, ['value.tooLong']],
  [{ value: variables(100) }, []],
  [{ value: variables(101) }, ['value.tooMany']],
  [{ value: '{"0a.B_c-d":1,"b":true,"c":"text"}' }, []],
  [{ value: '{".a":"x"}' }, ['name.characters of .a']],
  [{ value: '{"":"x"}' }, ['name.characters of ']],
  [{ value: '{"a b":"x"}' }, ['name.characters of a b']],
  [{ value: '{"HC.a":"x"}' }, ['name.reserved of HC.a']],
  [{ value: '{"hc.a":"x"}' }, []],
  [{ value: `{"${'a'.repeat(64)}":"x"}` }, []],
  [{ value: `{"${'a'.repeat(65)}":"x"}` }, [`name.tooLong of ${'a'.repeat(65)}`]],
  [{ value: '{"a":{"b":1}}' }, ['variable.flat of a']],
  [{ value: '{"a":["$.b"]}' }, ['variable.flat of a']],
  [{ value: '{"a":"$.b["}' }, ['variable.path of a']],
  [{ value: '{"a":"$b"}' }, []],
  [{ template: '' }, ['template.required']],
  [{ template: undefined }, ['template.required']],
  [{ template: 'x'.repeat(2048) }, []],
  [{ template: 'x'.repeat(2049) }, ['template.tooLong']],
])('%j breaks %j', (transform, rules) => {
  expect(broken(transform)).toEqual(rules);
});

it.each<[object, string[]]>([
  [{ template: '{"a":"${a}","b":${a}}' }, []],
  [{ template: 'It is ${a}' }, ['template.json']],
  [{ type: 'CONSTANT', value: '{"a":1}' }, []],
  [{ type: 'CONSTANT', value: 'text' }, ['value.json']],
  [{ type: 'ORIGINAL' }, []],
])('for a function %j breaks %j', (transform, rules) => {
  expect(broken(transform, 'HC.FunctionGraph')).toEqual(rules);
});
