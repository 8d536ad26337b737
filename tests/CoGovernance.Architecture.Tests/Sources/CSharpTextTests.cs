namespace CoGovernance.Architecture.Tests.Sources;

/// <summary>The rules below trust this reading of C#.</summary>
public sealed class CSharpTextTests
{
    [Theory]
    [InlineData("a(); // b()", "a();       ")]
    [InlineData("a(/* b() */);", "a(         );")]
    [InlineData("a(\"b() \\\" // c\");", "a(             );")]
    [InlineData("a(@\"b\\\", \"c\");", "a(     ,    );")]
    [InlineData("a(@\"b\"\"c\");", "a(       );")]
    [InlineData("a($\"b {c(\"d\", '}')} e\");", "a(     c(   ,    )    );")]
    [InlineData("a($\"{{b}} {c}\");", "a(         c  );")]
    [InlineData("a(\"\"\"b \"c\" // \"\"\");", "a(               );")]
    [InlineData("a('\\'', '\"', b);", "a(    ,    , b);")]
    public void Comments_and_literals_are_blanked_and_code_in_holes_is_kept(string text, string code) =>
        Assert.Equal(code, CSharpText.WithoutCommentsAndLiterals(text));
}
