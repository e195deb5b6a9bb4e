import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isObject, readExactJson } from '@/lib/eventgrid/events/exact-json';
import { isJsonTemplate, readTransform } from '@/lib/eventgrid/events/transform';

const EVENT = `{"id":"e-1","source":"orders","data":{"name":"test01","total":1.10,"id":1795807847157000001,"ok":true,
  "none":null,"quote":"a \\"b\\"\\n","items":[{"sku":"x","n":2.0},{"sku":"y","n":3}],"empty":{},"a.b":"dots"}}`;
const read = (json: string): object => {
  const value = readExactJson(json);
  return isObject(value) ? value : {};
};
const fill = (variables: object, template: string) =>
  readTransform({ type: 'VARIABLE', value: JSON.stringify(variables), template })?.(read(EVENT));

describe('a target receives', () => {
  it('the event as it is, numbers too, by ORIGINAL', () => {
    const json = '{"id":"e","data":{"a":1.10,"b":1795807847157000001}}';
    expect(readTransform({ type: 'ORIGINAL', value: '', template: null })?.(read(json))).toBe(json);
  });

  it('the value alone by CONSTANT', () => {
    expect(readTransform({ type: 'CONSTANT', value: '${id} $.id' })?.(read(EVENT))).toBe('${id} $.id');
  });

  it.each([
    ['My name is ${name}', 'My name is test01'],
    ['{"name":"${name}"}', '{"name":"test01"}'],
    ['${name}${name}', 'test01test01'],
    ['no variable, $name {name} $', 'no variable, $name {name} $'],
    ['${unknown} ${name', '${unknown} ${name'],
    ['', ''],
  ])('%j filled in: %j', (template, text) => {
    expect(fill({ name: '$.data.name' }, template)).toBe(text);
  });

  it.each([
    ['$.data.total', '1.10', '1.10', '"1.10"'],
    ['$.data.id', '1795807847157000001', '1795807847157000001', '"1795807847157000001"'],
    ['$.data.ok', 'true', 'true', '"true"'],
    ['$.data.none', 'null', 'null', '"null"'],
    ['$.data.missing', '', '""', '""'],
    ['$.data.name.more', '', '""', '""'],
    ['$.data.quote', 'a "b"\n', '"a \\"b\\"\\n"', '"a \\"b\\"\\n"'],
    ['$.data.items[0]', '{"sku":"x","n":2.0}', '{"sku":"x","n":2.0}', '"{\\"sku\\":\\"x\\",\\"n\\":2.0}"'],
    ['$.data.items[*].n', '[2.0,3]', '[2.0,3]', '"[2.0,3]"'],
    ['$.data.items[*].none', '', '""', '""'],
    ['constant', 'constant', '"constant"', '"constant"'],
    ['$5', '$5', '"$5"', '"$5"'],
  ])('the value of %j as text %j, in JSON %j, in a JSON string %j', (variable, text, json, quoted) => {
    expect(fill({ v: variable }, 'It is ${v}')).toBe(`It is ${text}`);
    expect(fill({ v: variable }, '{"v":${v}}')).toBe(`{"v":${json}}`);
    expect(fill({ v: variable }, '{"v":"${v}"}')).toBe(`{"v":${quoted}}`);
  });

  it('constants that are numbers as they are written', () => {
    const transform = { type: 'VARIABLE', value: '{"a":1.10,"b":false}', template: '${a} ${b}' };
    expect(readTransform(transform)?.({})).toBe('1.10 false');
  });

  it('nothing that can be known, for an unknown type or variables that are no object', () => {
    expect(readTransform({ type: 'REVERSED' })).toBeNull();
    for (const value of ['', '[]', '{', '1', null]) expect(readTransform({ type: 'VARIABLE', value })).toBeNull();
  });

  it('JSON whenever the template is JSON, whatever the values', () => {
    const template = '{"${v}":${v},"list":["x ${v} y",${v}]}';
    expect(isJsonTemplate(template)).toBe(true);
    fc.assert(
      fc.property(fc.option(fc.json(), { nil: undefined }), (json) => {
        const event = read(`{"data":{${json === undefined ? '' : `"v":${json}`}}}`);
        const body = readTransform({ type: 'VARIABLE', value: '{"v":"$.data.v"}', template })?.(event) ?? '';
        expect(JSON.parse(body).list).toEqual([expect.stringMatching(/^x .* y$/s), JSON.parse(json ?? '""')]);
      }),
    );
  });
});
