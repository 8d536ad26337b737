using System.Collections.Immutable;
using CoGovernance.Exchange.Sheets;

namespace CoGovernance.Exchange.Import;

/// <summary>What a finding is called and how it is mended. A word in braces stands for a fact of the finding.</summary>
internal sealed record MessageText(string What, string Mend, string WhatInEnglish, string MendInEnglish);

/// <summary>The words of every finding, by code.</summary>
internal static class ImportMessageTable
{
    public static ImmutableSortedDictionary<string, MessageText> Texts { get; } = new Dictionary<string, MessageText>
    {
        [SheetException.NotASpreadsheet] = new(
            "这不是表格文件。", "请用 .xlsx 或 .csv 文件。",
            "This is not a spreadsheet.", "Use an .xlsx or .csv file."),
        [SheetException.OldFormat] = new(
            "这是旧版 .xls 文件。", "请在表格软件中另存为 .xlsx。",
            "This is an old .xls file.", "Save it as .xlsx in a spreadsheet program."),
        [SheetException.Encrypted] = new(
            "文件有密码。", "请去掉密码后重新保存。",
            "The file has a password.", "Remove the password and save it again."),
        [SheetException.Broken] = new(
            "文件已损坏，打不开。", "请在表格软件中打开并另存，或重新索取。",
            "The file is damaged and cannot be opened.", "Open and save it in a spreadsheet program, or ask for it again."),
        [SheetException.NotFound] = new(
            "找不到文件。", "请核对文件名和文件夹。",
            "There is no such file.", "Check the file's name and folder."),
        [SheetException.TooLarge] = new(
            "文件超过 64 MB。", "请分成几个文件。",
            "The file is larger than 64 MB.", "Split it into several files."),
        [SheetException.UnpacksTooLarge] = new(
            "文件解开后过大。", "请删去图片等多余内容，或分成几个文件。",
            "The file unpacks to too much.", "Remove what is not needed, such as pictures, or split it."),
        [SheetException.TooManySheets] = new(
            "工作表超过 100 张。", "请分成几个文件。",
            "There are more than 100 sheets.", "Split it into several files."),
        [SheetException.TooManyRows] = new(
            "超过 200000 行。", "请分成几个文件。",
            "There are more than 200,000 rows.", "Split it into several files."),
        [SheetException.TooManyColumns] = new(
            "超过 200 列。", "请删去多余的列。",
            "There are more than 200 columns.", "Remove columns that are not needed."),
        [SheetException.CellTooLong] = new(
            "单元格内容超过 32767 个字符。", "请缩短内容；如为 CSV，请检查引号是否成对。",
            "A cell holds more than 32,767 characters.", "Shorten it; in a CSV file check that quotes are in pairs."),
        [SheetException.BrokenQuote] = new(
            "这一行起有引号没有成对。", "请补上缺少的引号，或另存为 .xlsx。",
            "A quote that begins in this row is never closed.", "Add the missing quote, or save the file as .xlsx."),
        [SheetException.UnknownEncoding] = new(
            "文字编码认不出。", "请另存为 UTF-8 的 CSV，或 .xlsx。",
            "The encoding of the text is unknown.", "Save it as CSV in UTF-8, or as .xlsx."),
        [SheetException.NoHeader] = new(
            "没有表头，文件是空的。", "请在第一行写上各列的名称。",
            "There is no header; the file is empty.", "Put the names of the columns into the first row."),

        [FindingCodes.KindUnknown] = new(
            "认不出是哪种登记表。", "请按样表的列名写表头；说明页可不管。",
            "It is not one of the registers.", "Use the headers of the sample files; a page of notes can stay as it is."),
        [FindingCodes.NoRows] = new(
            "只有表头，没有内容。", "如无需导入可不管。",
            "There is a header but no row.", "Nothing to do if that is meant."),
        [FindingCodes.TooManyFindings] = new(
            "问题太多，从这一行起没有再读。", "请先核对表头与各列是否对应。",
            "There are too many problems; reading stopped at this row.", "Check first that the headers stand above the right columns."),
        [FindingCodes.ColumnMissing] = new(
            "「{register}」表缺少这一列。", "请补上这一列。",
            "The register {register} needs this column.", "Add the column."),
        [FindingCodes.ColumnRepeated] = new(
            "这一列出现了两次。", "请只保留一列。",
            "This column is there twice.", "Keep one of them."),
        [FindingCodes.ColumnUnknown] = new(
            "这一列认不出，没有导入。", "如需导入，请改用样表的列名。",
            "This column is unknown and was not imported.", "If it is needed, use a header of the sample files."),

        [FindingCodes.ValueMissing] = new(
            "没有填写。", "请补上。",
            "It is blank.", "Fill it in."),
        [FindingCodes.TextTooLong] = new(
            "超过 {longest} 个字。", "请缩短。",
            "It is longer than {longest} characters.", "Shorten it."),
        [FindingCodes.DigitsLost] = new(
            "长数字被表格软件改成了 {text}，后几位已丢失。", "请把这一列设为文本格式，再重新填写。",
            "A spreadsheet program made the long number {text}; its last digits are lost.",
            "Give the column the text format and enter the number again."),
        [FindingCodes.AreaCodeInvalid] = new(
            "区划代码 {text} 不对。", "应为 6 位（县）、9 位（镇）或 12 位（社区）数字。",
            "The division code {text} is wrong.", "It has 6 (county), 9 (town) or 12 (community) digits."),
        [FindingCodes.UnitCodeInvalid] = new(
            "单位代码 {text} 不对。", "应为 18 位统一社会信用代码（没有字母 I、O、S、V、Z），或县里编的 4 至 17 位代码。",
            "The unit code {text} is wrong.",
            "It is a credit code of 18 characters (without the letters I, O, S, V, Z) or a county code of 4 to 17."),
        [FindingCodes.UnitCheckFails] = new(
            "统一社会信用代码的校验位不符，按规则应为 {check}。", "请与证书核对；如证书如此，可不改。",
            "The check character of the credit code does not fit; by the rule it is {check}.",
            "Compare it with the certificate; if that says the same, leave it."),
        [FindingCodes.NumberInvalid] = new(
            "志愿者编号 {text} 不对。", "应为 8 至 20 位数字；不要填身份证号。",
            "The volunteer number {text} is wrong.", "It has 8 to 20 digits; never enter an identity number."),
        [FindingCodes.PhoneInvalid] = new(
            "手机号不对，有 {digits} 位数字。", "应为 1 开头的 11 位数字，每格只填一个号码。",
            "The mobile number is wrong; it has {digits} digits.", "It has 11 digits and begins with 1; one number to a cell."),
        [FindingCodes.DateInvalid] = new(
            "日期 {text} 看不懂。", "请写成 2026-01-05 这样。",
            "The date {text} cannot be read.", "Write it like 2026-01-05."),
        [FindingCodes.CountInvalid] = new(
            "数 {text} 不对。", "应为 {least} 至 {most} 的整数。",
            "The number {text} is wrong.", "It is a whole number from {least} to {most}."),
        [FindingCodes.DegreesInvalid] = new(
            "经纬度 {text} 不对。", "请用十进制度数，如 33.0410，不超过 {most}；核对经度、纬度有没有写反。",
            "The coordinate {text} is wrong.",
            "Use decimal degrees like 33.0410, {most} at most; check that latitude and longitude are not swapped."),
        [FindingCodes.SkillUnknown] = new(
            "没有「{text}」这项特长。", "可填：{known}。",
            "There is no skill \"{text}\".", "Known are: {known}."),
        [FindingCodes.SkillNotOne] = new(
            "一个岗位只对应一项特长，这里有：{text}。", "请只留一项，或分成几个岗位。",
            "A post asks for one skill; here are: {text}.", "Keep one, or make several posts."),
        [FindingCodes.AvailabilityInvalid] = new(
            "时段「{text}」看不懂。", "请写成「周一至周五 18:00-21:00；周六、周日 09:00-17:00」这样；跨零点的请分两段。",
            "The times \"{text}\" cannot be read.", "Write them like 周一至周五 18:00-21:00；周六、周日 09:00-17:00; split times that pass midnight."),
        [FindingCodes.NotACommunity] = new(
            "{text} 是县或镇的代码。", "请填 12 位的社区代码。",
            "{text} is the code of a county or town.", "Enter the 12 digits of a community."),
        [FindingCodes.EldersExceedResidents] = new(
            "60 岁以上老年人比常住人口还多。", "请核对两个数。",
            "There are more elders than residents.", "Check both figures."),
        [FindingCodes.TermReversed] = new(
            "截止日期 {to} 早于起始日期 {from}。", "请核对是否写反。",
            "The term ends on {to}, before it begins on {from}.", "Check whether they are swapped."),

        [FindingCodes.AreaUnknown] = new(
            "上级区划 {text} 不在登记中，也不在这次导入的文件中。", "请先导入上级区划，或核对代码。",
            "The area above, {text}, is neither in the register nor in these files.", "Import it first, or check the code."),
        [FindingCodes.CommunityUnknown] = new(
            "社区 {text} 不在登记中，也不在这次导入的文件中。", "请核对代码，或一并导入区划表。",
            "The community {text} is neither in the register nor in these files.", "Check the code, or import the areas along with this."),
        [FindingCodes.UnitUnknown] = new(
            "单位 {text} 不在登记中，也不在这次导入的文件中。", "请核对代码，或一并导入单位表。",
            "The unit {text} is neither in the register nor in these files.", "Check the code, or import the units along with this."),
        [FindingCodes.PostUnknown] = new(
            "报到社区没有岗位「{text}」。", "请核对岗位名称，或一并导入岗位表。",
            "The community has no post \"{text}\".", "Check the post's name, or import the posts along with this."),
        [FindingCodes.ReferenceFailed] = new(
            "所指的 {text} 在 {file}（{sheet}）第 {row} 行，那一行有错误。", "请先改正那一行。",
            "It refers to {text} in {file} ({sheet}) row {row}, which has an error.", "Mend that row first."),
        [FindingCodes.RowRepeated] = new(
            "与 {file}（{sheet}）第 {row} 行相同，已略过。", "可删去这一行。",
            "It says the same as {file} ({sheet}) row {row} and was passed over.", "The row can be removed."),
        [FindingCodes.RowContradicts] = new(
            "{key} 在 {file}（{sheet}）第 {row} 行也有，内容不同。", "请只保留正确的一行。",
            "{key} is also in {file} ({sheet}) row {row}, with other content.", "Keep the row that is right."),
        [FindingCodes.TwoCommunities] = new(
            "编号 {number} 在 {file}（{sheet}）第 {row} 行报到到另一个社区 {community}。", "每人只在一个社区报到，请只保留一行。",
            "The number {number} reports to another community, {community}, in {file} ({sheet}) row {row}.",
            "A member reports to one community; keep one row."),
        [FindingCodes.CommunityChanges] = new(
            "报到社区由 {from} 改为 {to}。", "如属实，不用处理。",
            "The member moves from community {from} to {to}.", "Nothing to do if that is right."),
        [FindingCodes.OtherNumberInFiles] = new(
            "同名同手机号的人在 {file}（{sheet}）第 {row} 行用的是编号 {number}。", "每人只有一个编号，请只保留一个。",
            "The same name and phone stand under number {number} in {file} ({sheet}) row {row}.", "A person has one number; keep one."),
        [FindingCodes.OtherNumberRegistered] = new(
            "登记中已有同名同手机号的人（{name}，{phone}），编号是 {number}。", "请改用原来的编号。",
            "The register has a person of the same name and phone ({name}, {phone}) under number {number}.", "Use that number."),
        [FindingCodes.PersonErased] = new(
            "这个编号的人已依法删除个人信息。", "请删去此行；如本人重新报到，请使用新编号。",
            "The person of this number was erased as the law asks.", "Delete the row; whoever reports again gets a new number."),
        [FindingCodes.PersonReplaced] = new(
            "这个编号在登记中是另一人（{name}，{phone}），姓名和手机号都不同。", "请核对编号；编号不能转给别人。",
            "In the register this number is of someone else ({name}, {phone}), with another name and phone.",
            "Check the number; a number is never passed on."),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
