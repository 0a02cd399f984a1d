// The ten exclusions 不纳入情形, in the order of their numbers (02-domain.md section 4).
export const exclusions: readonly string[] = [
  '家庭成员，或户主的父母、配偶、子女由财政供养',
  '有领取报酬的村“三委”干部',
  '有消费型汽车',
  '在城镇有住房、商铺等经营性房产',
  '注册了企业并实际经营',
  '种养大户、雇工经营',
  '故意拆户、并户',
  '空挂户',
  '死亡、服刑、失踪或不共享收支的人计在户内',
  '失信人员',
]

export const exclusionText = (number: number) =>
  number === 0 ? '其他情况' : `第${number}项：${exclusions[number - 1] ?? ''}`
