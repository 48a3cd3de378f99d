package dev.supernetlab.sampler;

/** A request that is refused with a problem document. */
final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }

  static ProblemException notFound(String id) {
    return new ProblemException(
        Problem.of(404, "No such experiment", "There is no experiment " + id + "."));
  }

  static ProblemException conflict(String detail) {
    return new ProblemException(Problem.of(409, "Conflict", detail));
  }

  static ProblemException badRequest(String detail) {
    return new ProblemException(Problem.of(400, "Bad request", detail));
  }

  static ProblemException unprocessable(String detail) {
    return new ProblemException(Problem.of(422, "Cannot be done", detail));
  }
}
