import { describe, expect, it } from 'vitest'
import { grouped, isMasked } from './masked'
import { count, figure, fileSize, yuan } from './number'
import {
  addDays,
  addMonths,
  daysBetween,
  lastDayOf,
  monthOf,
  monthText,
  secondTime,
  shortDay,
  time,
  today,
} from './time'

describe('days and times', () => {
  it('are of Beijing, whatever the machine says', () => {
    expect(time('2022-05-31T17:30:00Z')).toBe('2022-06-01 01:30')
    expect(time('2022-05-31T23:59:00.123+08:00')).toBe('2022-05-31 23:59')
    expect(time(null)).toBe('')
    expect(today(new Date('2022-05-31T16:00:00Z'))).toBe('2022-06-01')
  })
  it('go to the second where asked', () => {
    expect(secondTime('2022-05-31T06:05:09.123Z')).toBe('2022-05-31 14:05:09')
    expect(secondTime('unknown')).toBe('unknown')
  })
  it('can be counted over months and years', () => {
    expect(addDays('2022-12-30', 5)).toBe('2023-01-04')
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
    expect(daysBetween('2022-06-01', '2022-05-30')).toBe(-2)
    expect(shortDay('2022-05-03')).toBe('5月3日')
    expect(monthOf('2022-05-03')).toBe('2022-05')
    expect(addMonths('2022-12', 2)).toBe('2023-02')
    expect(addMonths('2022-05', -11)).toBe('2021-06')
    expect(lastDayOf('2024-02')).toBe('2024-02-29')
    expect(monthText('2022-05')).toBe('2022年5月')
  })
})

describe('numbers', () => {
  it('have separators; money is 分 in the API', () => {
    expect(yuan(500000)).toBe('5,000.00')
    expect(yuan(-1)).toBe('-0.01')
    expect(count(1234567)).toBe('1,234,567')
    expect(count(null)).toBe('')
    expect(fileSize(153)).toBe('153 字节')
    expect(fileSize(241800)).toBe('237 KB')
    expect(fileSize(3 * 1024 * 1024)).toBe('3.0 MB')
  })
  it('are told from texts that only look like them', () => {
    expect(figure('5000')).toBe('5,000')
    expect(figure(4500.33)).toBe('4,500.33')
    expect(figure('0123')).toBe('0123')
    expect(figure('53032600000106')).toBe('53032600000106')
    expect(figure(true)).toBe('是')
  })
})

describe('masked values', () => {
  it('are grouped for comparing', () => {
    expect(grouped('530326********0019')).toBe('530326 ******** 0019')
    expect(grouped('138****0019')).toBe('138 **** 0019')
    expect(isMasked('138****0019')).toBe(true)
    expect(isMasked('')).toBe(false)
  })
})
