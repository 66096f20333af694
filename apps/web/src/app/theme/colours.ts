import type { MantineColorsTuple } from '@mantine/core';

/**
 * Ten shades each. Shade 6 is the fill and carries white text (cobalt: 5.9:1), shade 7 is text on a light
 * panel, shade 3 is text on a dark one, shade 0 the soft background.
 */
export const cobalt: MantineColorsTuple = [
  '#EEF3FF',
  '#DCE6FF',
  '#BCCEFF',
  '#9DB4FF',
  '#6F8CFF',
  '#4A6FF3',
  '#2F55E4',
  '#2545C2',
  '#1F3A9C',
  '#1B2F78',
];
export const green: MantineColorsTuple = [
  '#E7F6ED',
  '#CDEBD9',
  '#9EDBB8',
  '#5CCB93',
  '#34B277',
  '#229A62',
  '#18834F',
  '#13703F',
  '#0F5A33',
  '#0B4427',
];
export const amber: MantineColorsTuple = [
  '#FDF2DB',
  '#FAE4B4',
  '#F4CF7E',
  '#EFB956',
  '#E3A02C',
  '#C97A00',
  '#A86500',
  '#8A5400',
  '#6B4100',
  '#4D2F00',
];
export const vermilion: MantineColorsTuple = [
  '#FDECE8',
  '#FBD5CD',
  '#FFB3A5',
  '#FF9684',
  '#F26B55',
  '#DE4C35',
  '#C4331F',
  '#BA2D1B',
  '#8F2315',
  '#671A10',
];
export const plum: MantineColorsTuple = [
  '#F6EDFB',
  '#EAD7F5',
  '#DDBCF1',
  '#D2A2EE',
  '#B679DB',
  '#9C57C4',
  '#8A45B0',
  '#7A3A9C',
  '#5E2C79',
  '#441F58',
];
export const teal: MantineColorsTuple = [
  '#E2F5F3',
  '#C0E9E5',
  '#8BD9D2',
  '#56C9C0',
  '#2CB3A9',
  '#12A095',
  '#0B827A',
  '#0B6E69',
  '#095651',
  '#07403D',
];
export const gray: MantineColorsTuple = [
  '#F8F9FB',
  '#F1F2F5',
  '#E6E8EC',
  '#D6D9DF',
  '#B9BEC8',
  '#8D94A1',
  '#666E7B',
  '#4E5663',
  '#333A45',
  '#14171C',
];
export const dark: MantineColorsTuple = [
  '#ECEEF2',
  '#C9CED7',
  '#A9B0BC',
  '#8A92A0',
  '#3A414D',
  '#282D36',
  '#1D2128',
  '#171A20',
  '#111318',
  '#0A0B0E',
];
