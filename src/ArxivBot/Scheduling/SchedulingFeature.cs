using ArxivBot.Arxiv;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Quartz;

namespace ArxivBot.Scheduling;

internal static class SchedulingFeature
{
    /// <summary>Just after arXiv's midnight, when it has rebuilt its feeds, on the weekdays that can have a list.</summary>
    public const string WhenFeedsAreRebuilt = "20 0 0 ? * MON-FRI";

    public static IHostApplicationBuilder AddScheduling(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<SchedulingOptions, SchedulingOptionsValidator>(SchedulingOptions.Section);
        builder.Services.AddQuartz(quartz =>
        {
            quartz.AddJob<FetchJob>(job => job.WithIdentity(nameof(FetchJob)));
            quartz.AddTrigger<FetchJob>(trigger => trigger.ForJob(nameof(FetchJob)).WithIdentity("when arXiv rebuilds its feeds")
                .WithCronSchedule(WhenFeedsAreRebuilt, cron => cron.InTimeZone(AnnouncementCalendar.Zone)));
            quartz.AddTrigger<FetchJob>((provider, trigger) => trigger.ForJob(nameof(FetchJob)).WithIdentity("until every mailing is closed")
                .StartNow().WithSimpleSchedule(every => every.WithInterval(Options(provider).PollEvery).RepeatForever()));
            quartz.AddJob<FetchNewJob>(job => job.WithIdentity(nameof(FetchNewJob)));
            quartz.AddTrigger<FetchNewJob>((provider, trigger) => trigger.ForJob(nameof(FetchNewJob)).WithIdentity("when somebody subscribes to a new category")
                .StartNow().WithSimpleSchedule(every => every.WithInterval(Options(provider).BuildEvery).RepeatForever()));
            quartz.AddJob<BuildJob>(job => job.WithIdentity(nameof(BuildJob)));
            quartz.AddTrigger<BuildJob>((provider, trigger) => trigger.ForJob(nameof(BuildJob)).WithIdentity("when mailings are closed")
                .StartNow().WithSimpleSchedule(every => every.WithInterval(Options(provider).BuildEvery).RepeatForever()));
            quartz.AddJob<PrepareJob>(job => job.WithIdentity(nameof(PrepareJob)));
            quartz.AddTrigger<PrepareJob>((provider, trigger) => trigger.ForJob(nameof(PrepareJob)).WithIdentity("before digests are due")
                .StartNow().WithSimpleSchedule(every => every.WithInterval(Options(provider).BuildEvery).RepeatForever()));
        });
        // A job that waits for arXiv is told to end; what it has not committed, the next start asks for again.
        builder.Services.Configure<QuartzSchedulerOptions>(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always);
        builder.Services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        return builder;
    }

    private static SchedulingOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<SchedulingOptions>>().Value;
}
