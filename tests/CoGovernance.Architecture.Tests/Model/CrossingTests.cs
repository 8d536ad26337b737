using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CoGovernance.Contracts;
using CoGovernance.Contracts.News;
using CoGovernance.Domain.Kernel;

namespace CoGovernance.Architecture.Tests.Model;

/// <summary>
/// What crosses from grain to grain arrives as it was sent: between silos everything passes through JSON, and in one process the
/// same object is at both ends and must never change.
/// </summary>
public sealed class CrossingTests
{
    public static TheoryData<Type, string> Crossings
    {
        get
        {
            var data = new TheoryData<Type, string>();
            foreach (var crossing in GrainModel.Crossings)
                data.Add(crossing.Type, crossing.Where);
            return data;
        }
    }

    public static TheoryData<Type> News => [.. GrainModel.News];

    public static TheoryData<Type> States => [.. GrainModel.Aggregates.Select(a => a.State).Distinct()];

    [Theory]
    [MemberData(nameof(Crossings))]
    public void What_a_grain_is_told_or_answers_arrives_as_it_was_sent(Type type, string where)
    {
        foreach (var sample in Samples.Of(type))
            RoundTrip(type, sample, where);
    }

    [Theory]
    [MemberData(nameof(News))]
    public void News_arrives_as_it_was_sent(Type type)
    {
        foreach (var sample in Samples.Of(type))
            RoundTrip(typeof(NewsItem), sample, "news");
    }

    /// <summary>A grain that has recorded nothing yet can be looked at too.</summary>
    [Theory]
    [MemberData(nameof(States))]
    public void The_state_of_a_grain_without_a_record_arrives_as_it_was_sent(Type type) =>
        RoundTrip(type, GrainModel.Aggregates.First(a => a.State == type).Initial, "view of a grain that has recorded nothing");

    [Fact]
    public void Every_kind_of_news_is_declared_under_its_own_name() => Findings.None(
        $"News that {nameof(NewsItem)} does not declare under its name: it could not be read back",
        from type in GrainModel.News
        where !typeof(NewsItem).GetCustomAttributes<JsonDerivedTypeAttribute>()
            .Any(d => d.DerivedType == type && (string?)d.TypeDiscriminator == type.Name)
        select type.Name);

    [Fact]
    public void What_crosses_is_known_to_the_serializer_of_Orleans() => Findings.None(
        "Types that cross and are neither the county's, nor immutable collections, nor plain values",
        from crossing in GrainModel.Crossings
        where crossing.Type.Namespace?.StartsWith("CoGovernance", StringComparison.Ordinal) != true
            && crossing.Type.Namespace != typeof(ImmutableArray).Namespace
            && !Samples.IsLeaf(Nullable.GetUnderlyingType(crossing.Type) ?? crossing.Type)
        select $"{crossing.Type.ReadableName()}, {crossing.Where}");

    [Fact]
    public void What_crosses_never_changes() => Findings.None(
        "Parts of messages that can change after they were sent",
        from crossing in GrainModel.Crossings
        from part in GrainModel.Parts(crossing.Type)
        from change in Changes(part)
        group crossing.Where by change into places
        select $"{places.Key} ({places.First()})");

    /// <summary>What can be reckoned from the rest is left out: it would travel, and lie in snapshots, for nothing.</summary>
    [Fact]
    public void Nothing_is_written_that_is_not_read() => Findings.None(
        "Properties that JSON holds and that nobody reads back; mark them [JsonIgnore]",
        from part in GrainModel.Crossings.SelectMany(c => GrainModel.Parts(c.Type)).Distinct()
        where part.Namespace?.StartsWith("CoGovernance", StringComparison.Ordinal) == true && !part.IsAbstract && !Samples.IsLeaf(part)
        let read = part.GetProperties().Where(p => p.SetMethod is not null).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name))
        from written in JsonSerializer.SerializeToElement(new Samples(0, Filling.Full).Make(part), part, WireJson.Options).EnumerateObject()
        where !read.Contains(written.Name, StringComparer.Ordinal)
        select $"{part.FullName}: {written.Name}");

    [Fact]
    public void News_carries_nothing_personal() => Findings.None(
        "News with personal words in it",
        GrainModel.News.Where(t => GrainModel.Parts(t).Contains(typeof(Personal))).Select(t => t.Name));

    private static void RoundTrip(Type declared, object sent, string where)
    {
        var name = $"{declared.ReadableName()} ({where})";
        var first = "";
        object? arrived;
        try
        {
            first = JsonSerializer.Serialize(sent, declared, WireJson.Options);
            arrived = JsonSerializer.Deserialize(first, declared, WireJson.Options);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new InvalidDataException($"{name} does not pass through JSON: {e.Message}\n  {first}", e);
        }

        Assert.True(
            Encoding.UTF8.GetBytes(first).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(arrived, declared, WireJson.Options)),
            $"{name} is written differently after it was read:\n  {first}\n  {JsonSerializer.Serialize(arrived, declared, WireJson.Options)}");
        var difference = Likeness.Difference(sent, arrived, sent.GetType().Name);
        Assert.True(difference is null, $"{name} arrives changed: {difference}\n  {first}");
        if (!Likeness.HasValueEquality(sent.GetType()))
            return;
        Assert.True(sent.Equals(arrived), $"{name} has value equality, but what arrives is not equal:\n  {first}");
        Assert.True(sent.GetHashCode() == arrived!.GetHashCode(), $"{name} arrives equal, but with another hash code:\n  {first}");
    }

    private static IEnumerable<string> Changes(Type part)
    {
        if (part.IsArray || part.IsInterface || part == typeof(object) || (typeof(IEnumerable).IsAssignableFrom(part) && !IsImmutable(part)))
            return [$"{part.ReadableName()} is not immutable"];
        return part.Namespace?.StartsWith("CoGovernance", StringComparison.Ordinal) != true ? [] :
        [
            .. part.GetFields().Where(f => !f.IsInitOnly && !f.IsLiteral && !part.IsEnum).Select(f => $"{part.Name}.{f.Name} is a field that can be set"),
            .. part.GetProperties().Where(p => p.SetMethod is { IsPublic: true } set && !IsInit(set)).Select(p => $"{part.Name}.{p.Name} can be set"),
        ];
    }

    private static bool IsImmutable(Type type) => type == typeof(string) || type.Namespace == typeof(ImmutableArray).Namespace;

    private static bool IsInit(MethodInfo set) =>
        set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));
}
