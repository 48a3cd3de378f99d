package dev.supernetlab.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Dependencies point one way: contracts, then the domain, then services, then local. */
@AnalyzeClasses(packages = "dev.supernetlab", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleRulesTest {
  private static final String[] SERVICES = {
    "..supernetlab.sampler..",
    "..supernetlab.trainer..",
    "..supernetlab.evaluator..",
    "..supernetlab.analytics.."
  };

  private static final String[] DOMAIN = {
    "..supernetlab.contracts..",
    "..supernetlab.kernels..",
    "..supernetlab.supernet..",
    "..supernetlab.ranking..",
    "..supernetlab.judging.."
  };

  @ArchTest
  static final ArchRule domainKnowsNoServices =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..supernetlab.messaging..",
              "..supernetlab.sampler..",
              "..supernetlab.trainer..",
              "..supernetlab.evaluator..",
              "..supernetlab.analytics..",
              "..supernetlab.local..");

  @ArchTest
  static final ArchRule domainKnowsNoCdiKafkaMongoOrHttp =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.inject..",
              "jakarta.enterprise..",
              "jakarta.ws.rs..",
              "io.quarkus..",
              "io.smallrye..",
              "org.apache.kafka..",
              "com.mongodb..",
              "org.eclipse.microprofile..");

  @ArchTest
  static final ArchRule contractsKnowNoArithmetic =
      noClasses()
          .that()
          .resideInAPackage("..supernetlab.contracts..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.nd4j..",
              "..supernetlab.kernels..",
              "..supernetlab.supernet..",
              "..supernetlab.ranking..");

  @ArchTest
  static final ArchRule rankingKnowsOnlyItself =
      noClasses()
          .that()
          .resideInAPackage("..supernetlab.ranking..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.nd4j..",
              "..supernetlab.contracts..",
              "..supernetlab.kernels..",
              "..supernetlab.supernet..",
              "..supernetlab.judging..");

  @ArchTest
  static final ArchRule nobodyKnowsLocal =
      noClasses()
          .that()
          .resideInAnyPackage(SERVICES)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..supernetlab.local..");

  @ArchTest
  static final ArchRule servicesKnowOnlyTopics =
      slices()
          .matching("dev.supernetlab.(sampler|trainer|evaluator|analytics)..")
          .should()
          .notDependOnEachOther();
}
