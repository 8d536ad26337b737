using CoGovernance.Domain.Members;

namespace CoGovernance.Exchange.Import;

/// <summary>Names and numbers of people, hidden but for what lets an office recognise them.</summary>
internal static class Masked
{
    /// <summary>The first character stays: 张**.</summary>
    public static string Name(string name)
    {
        var characters = name.EnumerateRunes().ToList();
        return characters.Count < 2 ? "*" : characters[0] + new string('*', Math.Min(characters.Count - 1, 4));
    }

    public static string Phone(string phone) => PhoneNumber.TryParse(phone, out var number) ? number.Masked : "*";

    /// <summary>The text of a column, masked if the column holds a person's name or phone number.</summary>
    public static string Text(RegisterColumn column, string text) =>
        text.Length == 0 ? ""
        : column == RegisterColumns.PersonName || column == RegisterColumns.Liaison ? Name(text)
        : column == RegisterColumns.Phone || column == RegisterColumns.LiaisonPhone ? Phone(text)
        : text;
}
