package dev.understudy.bench;

import static dev.understudy.bench.Throughput.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// JMeter with a plan that asks for a list of requests in turn, with a pause between them.
final class Jmeter {
  /// Requests of each thread before those of the list: JMeter compiles itself, and connects.
  private static final int WARMING = 5;

  private Jmeter() {}

  /// Writes a JTL of `threads` times `loops` times the list.
  static void run(
      Bed bed,
      Path file,
      int port,
      List<ExampleRequest> requests,
      int threads,
      int pauseMillis,
      int loops) {
    Path plan = bed.write("plan.jmx", plan(port, requests, threads, pauseMillis, loops));
    List<String> command = new ArrayList<>(Wrk.below());
    command.addAll(
        List.of(
            bed.root().resolve("bench/clients/jmeter").toString(),
            "-n",
            "-t",
            plan.toString(),
            "-l",
            file.toString(),
            "-j",
            bed.scratch().resolve("jmeter.log").toString(),
            "-Jsample_variables=ordinal"));
    Command.run(command);
  }

  private static String plan(
      int port, List<ExampleRequest> requests, int threads, int pauseMillis, int loops) {
    StringBuilder samplers = new StringBuilder();
    requests.forEach(request -> samplers.append(sampler(request)));
    return text(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <jmeterTestPlan version="1.2" properties="5.0" jmeter="5.6.3"><hashTree>
        <TestPlan guiclass="TestPlanGui" testclass="TestPlan" testname="Understudy example"/><hashTree>
        <ConfigTestElement guiclass="HttpDefaultsGui" testclass="ConfigTestElement" testname="loopback">
          <stringProp name="HTTPSampler.domain">127.0.0.1</stringProp>
          <stringProp name="HTTPSampler.port">%d</stringProp>
          <stringProp name="HTTPSampler.protocol">http</stringProp>
          <stringProp name="HTTPSampler.implementation">HttpClient4</stringProp>
        </ConfigTestElement><hashTree/>
        <ThreadGroup guiclass="ThreadGroupGui" testclass="ThreadGroup" testname="users">
          <stringProp name="ThreadGroup.num_threads">%d</stringProp>
          <stringProp name="ThreadGroup.ramp_time">2</stringProp>
          <elementProp name="ThreadGroup.main_controller" elementType="LoopController">
            <stringProp name="LoopController.loops">%d</stringProp>
            <boolProp name="LoopController.continue_forever">false</boolProp>
          </elementProp>
          <stringProp name="ThreadGroup.on_sample_error">continue</stringProp>
          <boolProp name="ThreadGroup.same_user_on_next_iteration">true</boolProp>
        </ThreadGroup><hashTree>
        <ConstantTimer guiclass="ConstantTimerGui" testclass="ConstantTimer" testname="pause">
          <stringProp name="ConstantTimer.delay">%d</stringProp>
        </ConstantTimer><hashTree/>
        <RegexExtractor guiclass="RegexExtractorGui" testclass="RegexExtractor" testname="ordinal">
          <stringProp name="RegexExtractor.useHeaders">true</stringProp>
          <stringProp name="RegexExtractor.refname">ordinal</stringProp>
          <stringProp name="RegexExtractor.regex">(?i)X-Understudy-Ordinal: (\\d+)</stringProp>
          <stringProp name="RegexExtractor.template">$1$</stringProp>
          <stringProp name="RegexExtractor.default"></stringProp>
          <boolProp name="RegexExtractor.default_empty_value">true</boolProp>
          <stringProp name="RegexExtractor.match_number">1</stringProp>
        </RegexExtractor><hashTree/>
        <OnceOnlyController guiclass="OnceOnlyControllerGui" testclass="OnceOnlyController" testname="warm"/><hashTree>
        %s</hashTree>
        <RandomOrderController guiclass="RandomOrderControllerGui" testclass="RandomOrderController" testname="list"/><hashTree>
        %s</hashTree></hashTree></hashTree></hashTree></jmeterTestPlan>
        """,
        port, threads, loops, pauseMillis, sampler(ExampleRequest.WARM).repeat(WARMING), samplers);
  }

  private static String sampler(ExampleRequest request) {
    String payload =
        request.payload().isEmpty()
            ? ""
            : text(
                """
                <boolProp name="HTTPSampler.postBodyRaw">true</boolProp>
                <elementProp name="HTTPsampler.Arguments" elementType="Arguments"><collectionProp name="Arguments.arguments">
                <elementProp name="" elementType="HTTPArgument"><boolProp name="HTTPArgument.always_encode">false</boolProp>
                <stringProp name="Argument.value">%s</stringProp><stringProp name="Argument.metadata">=</stringProp></elementProp>
                </collectionProp></elementProp>
                """,
                escaped(request.payload()));
    String headers =
        request.contentType().isEmpty()
            ? ""
            : text(
                """
                <HeaderManager guiclass="HeaderPanel" testclass="HeaderManager" testname="headers"><collectionProp name="HeaderManager.headers">
                <elementProp name="" elementType="Header"><stringProp name="Header.name">Content-Type</stringProp>
                <stringProp name="Header.value">%s</stringProp></elementProp></collectionProp></HeaderManager><hashTree/>
                """,
                request.contentType());
    return text(
        """
        <HTTPSamplerProxy guiclass="HttpTestSampleGui" testclass="HTTPSamplerProxy" testname="%s">
          <stringProp name="HTTPSampler.method">%s</stringProp>
          <stringProp name="HTTPSampler.path">%s</stringProp>
          <boolProp name="HTTPSampler.use_keepalive">true</boolProp>
          %s
        </HTTPSamplerProxy><hashTree>%s</hashTree>
        """,
        request.endpoint(), request.method(), escaped(request.path()), payload, headers);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
