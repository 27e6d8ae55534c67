/// Special functions of statistics, each with its error bound and its source: what laws need for
/// cdf and quantile, and the judge for p-values and intervals.
///
/// [StandardNormal] Phi and its quantile; [ErrorFunction] below it; [LogGamma], [IncompleteGamma]
/// (chi-square, gamma), [IncompleteBeta] (binomial, beta); [Temme] the uniform expansion for large
/// shapes. Pure functions of `double`, free of allocation.
@NullMarked
package dev.understudy.core.numeric;

import org.jspecify.annotations.NullMarked;
