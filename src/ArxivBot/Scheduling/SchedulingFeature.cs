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
            Repeat<FetchJob>(quartz, "until every mailing is closed", options => options.PollEvery);
            quartz.AddTrigger<FetchJob>(trigger => trigger.ForJob(nameof(FetchJob)).WithIdentity("when arXiv rebuilds its feeds")
                .WithCronSchedule(WhenFeedsAreRebuilt, cron => cron.InTimeZone(AnnouncementCalendar.Zone)));
            Repeat<FetchNewJob>(quartz, "when somebody subscribes to a new category", options => options.BuildEvery);
            Repeat<BuildJob>(quartz, "when mailings are closed", options => options.BuildEvery);
            Repeat<PrepareJob>(quartz, "before digests are due", options => options.BuildEvery);
        });
        // A job that waits for arXiv is told to end; what it has not committed, the next start asks for again.
        builder.Services.Configure<QuartzSchedulerOptions>(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always);
        builder.Services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        return builder;
    }

    private static void Repeat<TJob>(IQuartzBuilder quartz, string trigger, Func<SchedulingOptions, TimeSpan> every)
        where TJob : IJob
    {
        quartz.AddJob<TJob>(job => job.WithIdentity(typeof(TJob).Name));
        quartz.AddTrigger<TJob>((provider, its) => its.ForJob(typeof(TJob).Name).WithIdentity(trigger).StartNow()
            .WithSimpleSchedule(schedule => schedule.WithInterval(every(provider.GetRequiredService<IOptions<SchedulingOptions>>().Value)).RepeatForever()));
    }
}
