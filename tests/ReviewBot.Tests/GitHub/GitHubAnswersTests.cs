using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Octokit;
using ReviewBot.GitHub;

namespace ReviewBot.Tests.GitHub;

/// <summary>What an answer is made of is there in a program that was compiled whole, too.</summary>
public sealed class GitHubAnswersTests
{
    // What GitHubReader and GitHubRepositories ask for, and what a refusal is.
    private static readonly Type[] Asked =
        [typeof(RepositoryContent), typeof(PullRequest), typeof(Release), typeof(Reference), typeof(Repository), typeof(List<GitHubCommit>), typeof(GitHubCommit), typeof(TreeResponse), typeof(Blob), typeof(ApiError)];

    [Test]
    public void Every_type_that_is_made_of_others_is_kept()
    {
        var known = new HashSet<Type>();
        foreach (var type in Asked)
        {
            Visit(type, known);
        }

        var needed = known.Where(t => t.IsGenericType).Select(t => t.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? typeof(List<>).MakeGenericType(t.GetGenericArguments()) : t)
            .Where(t => t.GetGenericTypeDefinition() != typeof(Nullable<>)).Distinct();
        var kept = typeof(GitHubAnswers).GetMethod(nameof(GitHubAnswers.Reader))!.GetCustomAttributes<DynamicDependencyAttribute>().Select(a => a.Type);

        Assert.That(kept, Is.EquivalentTo(needed));
    }

    private static void Visit(Type type, HashSet<Type> known)
    {
        if (!known.Add(type))
        {
            return;
        }

        foreach (var argument in type.GetGenericArguments())
        {
            Visit(argument, known);
        }

        foreach (var property in type.Assembly == typeof(Release).Assembly && !type.IsEnum ? type.GetProperties() : [])
        {
            Visit(property.PropertyType, known);
        }
    }
}
