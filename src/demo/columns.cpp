#include "demo/columns.h"

namespace shouwang::demo {
namespace {

using enum ColumnKind;
using enum Format;

constexpr Column kIdNo{"id_no", "身份证号码", kId, true};
constexpr Column kNameColumn{"name", "姓名", kName, true};
constexpr Column kHouseholdId{"household_id", "户编号", kHousehold, true};

constexpr Column kHouseholdColumns[] = {kHouseholdId,
                                        {"division_code", "行政区划代码", kDivision, true},
                                        {"village_group", "村民小组", kText},
                                        {"household_type", "户类型", kWord, true},
                                        {"phone", "联系电话", kText},
                                        {"residency", "居住情况", kWord}};
constexpr Column kPersonColumns[] = {kHouseholdId,
                                     kNameColumn,
                                     {"id_no", "证件号码", kId, true},
                                     {"relation", "与户主关系", kText, true},
                                     {"sex", "性别", kWord},
                                     {"birth_date", "出生日期", kDate},
                                     {"student_status", "在校生状况", kWord},
                                     {"health", "健康状况", kWords},
                                     {"labour", "劳动技能", kWord},
                                     {"status", "人员状态", kWord}};
constexpr Column kIncomeColumns[] = {kHouseholdId,
                                     {"period_end", "收入周期截止", kMonth, true},
                                     {"wage", "工资性收入", kMoney},
                                     {"business", "生产经营性收入", kMoney},
                                     {"property", "财产性收入", kMoney},
                                     {"transfer", "转移性收入", kMoney},
                                     {"expense", "生产经营性支出", kMoney}};
constexpr Column kMonitoredColumns[] = {kHouseholdId,
                                        {"category", "监测对象类别", kWord, true},
                                        {"identified_on", "识别时间", kDate, true},
                                        {"risks", "致贫返贫风险", kWords},
                                        {"eliminated_on", "风险消除时间", kDate},
                                        {"elimination_kind", "消除方式", kWord}};
constexpr Column kMeasureColumns[] = {kHouseholdId,
                                      {"kind", "措施类型", kWord, true},
                                      {"started_on", "开始时间", kDate, true},
                                      {"amount", "金额", kMoney},
                                      {"id_no", "受益人身份证号码", kId}};
constexpr Column kKinshipColumns[] = {
    kIdNo, {"relative_id_no", "亲属身份证号码", kId, true}, {"relation", "关系", kWord, true}};
constexpr Column kSettlementColumns[] = {kIdNo,
                                         kNameColumn,
                                         {"settled_on", "结算日期", kDate, true},
                                         {"self_pay", "合规自付", kMoney, true},
                                         {"total", "总费用", kMoney},
                                         {"visit_kind", "就诊类别", kText}};
constexpr Column kSchoolColumns[] = {
    kIdNo, kNameColumn, {"status", "就读状态", kWord, true}, {"school", "学校", kText}, {"grade", "年级", kText}};
constexpr Column kDisabilityColumns[] = {kIdNo,
                                         kNameColumn,
                                         {"category", "残疾类别", kText, true},
                                         {"grade", "残疾等级", kWord, true},
                                         {"cert_no", "残疾证号", kText}};
constexpr Column kAssistanceColumns[] = {kIdNo,
                                         kNameColumn,
                                         {"kind", "救助类型", kWord, true},
                                         {"started_on", "开始时间", kDate, true},
                                         {"ended_on", "结束时间", kDate}};
constexpr Column kDeathColumns[] = {kIdNo, kNameColumn, {"died_on", "死亡日期", kDate, true}};
constexpr Column kCustodyColumns[] = {kIdNo,
                                      kNameColumn,
                                      {"kind", "类别", kWord, true},
                                      {"started_on", "开始时间", kDate, true},
                                      {"ended_on", "结束时间", kDate}};
constexpr Column kPayrollColumns[] = {kIdNo,
                                      kNameColumn,
                                      {"kind", "人员类别", kWord, true},
                                      {"unit", "单位", kText},
                                      {"started_on", "开始时间", kDate},
                                      {"ended_on", "结束时间", kDate}};
constexpr Column kVehicleColumns[] = {kIdNo,
                                      kNameColumn,
                                      {"vehicle_type", "车辆类型", kText, true},
                                      {"use", "使用性质", kWord, true},
                                      {"registered_on", "登记日期", kDate, true},
                                      {"status", "状态", kWord}};
constexpr Column kCompanyColumns[] = {kIdNo,
                                      kNameColumn,
                                      {"company", "企业名称", kText, true},
                                      {"kind", "主体类型", kWord, true},
                                      {"status", "登记状态", kWord, true},
                                      {"operating", "实际经营", kWord}};
constexpr Column kEstateColumns[] = {
    kIdNo, kNameColumn, {"in_town", "是否城镇", kWord, true}, {"usage", "用途", kWord, true}};
constexpr Column kProducerColumns[] = {kIdNo,
                                       kNameColumn,
                                       {"trade", "行业", kText},
                                       {"started_on", "开始时间", kDate, true},
                                       {"ended_on", "结束时间", kDate}};
constexpr Column kDiscreditedColumns[] = {
    kIdNo, kNameColumn, {"listed_on", "列入日期", kDate, true}, {"removed_on", "移出日期", kDate}};
constexpr Column kEmploymentColumns[] = {kIdNo,
                                         kNameColumn,
                                         {"started_on", "务工开始", kDate, true},
                                         {"ended_on", "务工结束", kDate},
                                         {"monthly_income", "月收入", kMoney},
                                         {"employer", "单位", kText}};
constexpr Column kHousingColumns[] = {kHouseholdId,
                                      {"grade", "鉴定等级", kWord, true},
                                      {"assessed_on", "鉴定日期", kDate, true},
                                      {"resolved", "是否解决", kWord}};
constexpr Column kWaterColumns[] = {kHouseholdId,
                                    {"result", "结果", kWord, true},
                                    {"checked_on", "检测日期", kDate, true},
                                    {"resolved", "是否解决", kWord}};
constexpr Column kDisasterColumns[] = {kHouseholdId,
                                       {"occurred_on", "发生日期", kDate, true},
                                       {"loss", "损失金额", kMoney, true},
                                       {"kind", "灾种", kText}};
constexpr Column kAccidentColumns[] = {
    kIdNo, kNameColumn, {"occurred_on", "发生日期", kDate, true}, {"loss", "自担损失", kMoney, true}};

constexpr Part kHouseholdParts[] = {{"户信息", "户信息", kXlsx, Top::kTitle, false, 2, false, true},
                                    {"户信息", "补录", kXlsx, Top::kPlain, true},
                                    {"户信息（续）", "", kCsvBom}};
constexpr Part kPersonParts[] = {{"人口信息", "", kCsvGb, Top::kTitle, false, -1, false, true},
                                 {"人口信息（补充）", "人口", kXlsx, Top::kPlain, false, 5},
                                 {"人口信息（续）", "", kCsv}};
constexpr Part kIncomeParts[] = {{"家庭收入", "收入", kXlsxShared, Top::kTitle, false, -1, false, true},
                                 {"家庭收入（万元口径）", "", kCsvGb, Top::kPlain, false, -1, true},
                                 {"家庭收入（续）", "", kCsv}};
constexpr Part kMonitoredParts[] = {{"监测对象", "监测对象", kXlsxShared, Top::kTitle, false, -1, false, true},
                                    {"监测对象（新增）", "", kCsvUtf16}};
constexpr Part kMeasureParts[] = {{"帮扶措施台账", "措施", kXlsx, Top::kTitle}, {"帮扶措施台账（续）", "", kCsvGb}};
constexpr Part kKinshipParts[] = {{"亲属关系", "", kCsv}, {"亲属关系（公安）", "", kTsv}};
constexpr Part kSettlementParts[] = {{"2022年5月医保结算", "", kCsvGb},
                                     {"2022年5月医保结算（二）", "门诊", kXlsx, Top::kTwoRows},
                                     {"2022年5月医保结算（二）", "住院", kXlsx, Top::kTitle},
                                     {"2022年5月医保结算（万元）", "", kCsvUtf16, Top::kPlain, false, -1, true},
                                     {"2022年5月医保结算（续）", "", kCsv}};
constexpr Part kSchoolParts[] = {{"义务教育学籍", "学籍", kXlsxShared, Top::kTwoRows, false, -1, false, true},
                                 {"义务教育学籍（续）", "", kCsv}};
constexpr Part kDisabilityParts[] = {{"持证残疾人", "残疾人", kXls, Top::kTitle, false, 4, false, true},
                                     {"持证残疾人（续）", "", kCsvGb}};
constexpr Part kAssistanceParts[] = {{"社会救助对象", "低保", kOds, Top::kTitle, false, -1, false, true},
                                     {"社会救助对象（续）", "", kCsv}};
constexpr Part kDeathParts[] = {{"死亡人口", "死亡", kXls, Top::kPlain, false, -1, false, true},
                                {"死亡人口（续）", "", kTsv}};
constexpr Part kCustodyParts[] = {{"服刑失踪人员", "名单", kXls, Top::kTwoRows}, {"服刑失踪人员（续）", "", kCsv}};
constexpr Part kPayrollParts[] = {{"财政供养人员", "财政供养", kXlsx, Top::kTitle}, {"财政供养人员（续）", "", kCsvGb}};
constexpr Part kVehicleParts[] = {{"车辆登记", "", kCsvGb, Top::kTitle}, {"车辆登记（续）", "", kCsv}};
constexpr Part kCompanyParts[] = {{"市场主体", "企业", kOds}, {"市场主体（续）", "", kCsv}};
constexpr Part kEstateParts[] = {{"不动产登记", "", kTsv, Top::kTitle}, {"不动产登记（续）", "", kCsvGb}};
constexpr Part kProducerParts[] = {{"种养大户", "大户", kXlsxShared}, {"种养大户（续）", "", kCsv}};
constexpr Part kDiscreditedParts[] = {{"失信被执行人", "", kCsvUtf16}, {"失信被执行人（续）", "", kCsv}};
constexpr Part kEmploymentParts[] = {{"务工就业", "省外", kXlsx, Top::kTitle},
                                     {"务工就业", "省内", kXlsx, Top::kPlain, true},
                                     {"务工就业（续）", "", kCsv}};
constexpr Part kHousingParts[] = {{"住房安全鉴定", "鉴定", kXls, Top::kTitle}, {"住房安全鉴定（续）", "", kCsv}};
constexpr Part kWaterParts[] = {{"饮水安全检测（更正）", "", kCsvGb}, {"饮水安全检测（续）", "", kCsv}};
constexpr Part kDisasterParts[] = {{"灾害损失", "灾情", kOds, Top::kTwoRows}, {"灾害损失（续）", "", kCsv}};
constexpr Part kAccidentParts[] = {{"意外事故", "", kTsv}, {"意外事故（续）", "", kCsvGb}};

constexpr std::array<Dataset, static_cast<size_t>(DatasetIndex::kCount)> kDatasets = {{
    {"household", kHouseholdColumns, kHouseholdParts},
    {"person", kPersonColumns, kPersonParts},
    {"income", kIncomeColumns, kIncomeParts},
    {"monitored", kMonitoredColumns, kMonitoredParts},
    {"measure", kMeasureColumns, kMeasureParts},
    {"kinship", kKinshipColumns, kKinshipParts},
    {"medical_settlement", kSettlementColumns, kSettlementParts},
    {"school_roll", kSchoolColumns, kSchoolParts},
    {"disability", kDisabilityColumns, kDisabilityParts},
    {"assistance", kAssistanceColumns, kAssistanceParts},
    {"death", kDeathColumns, kDeathParts},
    {"custody", kCustodyColumns, kCustodyParts},
    {"public_payroll", kPayrollColumns, kPayrollParts},
    {"vehicle", kVehicleColumns, kVehicleParts},
    {"company", kCompanyColumns, kCompanyParts},
    {"real_estate", kEstateColumns, kEstateParts},
    {"large_producer", kProducerColumns, kProducerParts},
    {"discredited", kDiscreditedColumns, kDiscreditedParts},
    {"employment", kEmploymentColumns, kEmploymentParts},
    {"housing_safety", kHousingColumns, kHousingParts},
    {"water_safety", kWaterColumns, kWaterParts},
    {"disaster", kDisasterColumns, kDisasterParts},
    {"accident", kAccidentColumns, kAccidentParts},
}};

}  // namespace

const Dataset& DatasetAt(DatasetIndex index) { return kDatasets[static_cast<size_t>(index)]; }

}  // namespace shouwang::demo
