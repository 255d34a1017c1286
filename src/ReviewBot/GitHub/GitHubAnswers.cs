using System.Diagnostics.CodeAnalysis;
using Octokit;
using Octokit.Internal;
using static System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes;

namespace ReviewBot.GitHub;

/// <summary>What GitHub's answers are read with.</summary>
internal static class GitHubAnswers
{
    /// <summary>The library's own, which makes an answer's types by their names. Those that are made of others aren't in the library, and are kept here.</summary>
    [DynamicDependency(All, typeof(StringEnum<ContentType>))]
    [DynamicDependency(All, typeof(StringEnum<EncodingType>))]
    [DynamicDependency(All, typeof(StringEnum<ItemState>))]
    [DynamicDependency(All, typeof(StringEnum<LockReason>))]
    [DynamicDependency(All, typeof(StringEnum<MergeableState>))]
    [DynamicDependency(All, typeof(StringEnum<TaggedType>))]
    [DynamicDependency(All, typeof(StringEnum<TeamPrivacy>))]
    [DynamicDependency(All, typeof(StringEnum<TreeType>))]
    [DynamicDependency(All, typeof(StringEnum<VerificationReason>))]
    [DynamicDependency(All, typeof(List<ApiErrorDetail>))]
    [DynamicDependency(All, typeof(List<GitHubCommit>))]
    [DynamicDependency(All, typeof(List<GitHubCommitFile>))]
    [DynamicDependency(All, typeof(List<GitReference>))]
    [DynamicDependency(All, typeof(List<Label>))]
    [DynamicDependency(All, typeof(List<ReleaseAsset>))]
    [DynamicDependency(All, typeof(List<string>))]
    [DynamicDependency(All, typeof(List<Team>))]
    [DynamicDependency(All, typeof(List<TreeItem>))]
    [DynamicDependency(All, typeof(List<User>))]
    public static SimpleJsonSerializer Reader() => new();
}
