import type { filterWords as en } from '../en/filter-words';

export const filterWords = {
  operators: {
    StringIn: '等于其中之一',
    StringNotIn: '不等于任何一个',
    StringStartsWith: '开头是',
    StringNotStartsWith: '开头不是',
    StringEndsWith: '结尾是',
    StringNotEndsWith: '结尾不是',
    NumberIn: '等于其中一个数',
    NumberNotIn: '不等于任何一个数',
    NumberLessThan: '小于',
    NumberNotLessThan: '大于或等于',
    NumberGreaterThan: '大于',
    NumberNotGreaterThan: '小于或等于',
    NumberInRange: '在范围内',
    NumberNotInRange: '不在范围内',
    IsNull: '不存在或为 null',
    IsNotNull: '有值',
    IsTrue: '为 true',
    IsNotTrue: '为 false',
  },
  or: '或',
  and: '且',
} satisfies typeof en;
