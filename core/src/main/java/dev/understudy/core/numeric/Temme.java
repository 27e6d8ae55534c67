package dev.understudy.core.numeric;

/// P(a, x) and Q(a, x) for a > 200 near x = a: N. M. Temme (1979), The asymptotic expansion of the
/// incomplete gamma functions, SIAM J. Math. Anal. 10, 757-766; DLMF 8.12.3-8.12.11.
///
/// With l = x/a and eta^2/2 = l - 1 - ln l (sign of l - 1): Q = erfc(eta sqrt(a/2))/2 + R, P =
/// erfc(-eta sqrt(a/2))/2 - R, R = e^(-a eta^2/2)/sqrt(2 pi a) sum c_k(eta) a^-k.
public final class Temme {
  /// c_k(eta) as power series in eta, from exact rational arithmetic with DLMF 8.12.10; cut where a
  /// term at |eta| = 0.62, a = 200 falls below 2e-17.
  private static final double[][] C = {
    {
      -0.3333333333333333,
      0.08333333333333333,
      -0.014814814814814815,
      0.0011574074074074073,
      0.0003527336860670194,
      -0.0001787551440329218,
      3.919263178522438e-05,
      -2.185448510679992e-06,
      -1.85406221071516e-06,
      8.296711340953087e-07,
      -1.7665952736826078e-07,
      6.707853543401498e-09,
      1.0261809784240309e-08,
      -4.382036018453353e-09,
      9.14769958223679e-10,
      -2.5514193994946248e-11,
      -5.830772132550426e-11,
      2.4361948020667415e-11,
      -5.0276692801141755e-12
    },
    {
      -0.001851851851851852,
      -0.003472222222222222,
      0.0026455026455026454,
      -0.0009902263374485596,
      0.00020576131687242798,
      -4.018775720164609e-07,
      -1.8098550334489977e-05,
      7.64916091608111e-06,
      -1.6120900894563446e-06,
      4.647127802807434e-09,
      1.378633446915721e-07,
      -5.752545603517705e-08,
      1.1951628599778148e-08,
      -1.7543241719747647e-11,
      -1.0091543710600413e-09,
      4.162792991842583e-10,
      -8.56390702649298e-11
    },
    {
      0.004133597883597883,
      -0.0026813271604938273,
      0.0007716049382716049,
      2.0093878600823047e-06,
      -0.0001073665322636516,
      5.2923448829120125e-05,
      -1.2760635188618728e-05,
      3.423578734096138e-08,
      1.3721957309062934e-06,
      -6.298992138380055e-07,
      1.4280614206064242e-07,
      -2.0477098421990866e-10,
      -1.409252991086752e-08,
      6.228974084922022e-09,
      -1.3670488396617114e-09
    },
    {
      0.0006494341563786008,
      0.00022947209362139917,
      -0.0004691894943952557,
      0.00026772063206283885,
      -7.561801671883977e-05,
      -2.396505113867297e-07,
      1.1082654115347302e-05,
      -5.6749528269915965e-06,
      1.4230900732435883e-06
    },
    {
      -0.0008618882909167117,
      0.0007840392217200666,
      -0.0002990724803031902,
      -1.4638452578843418e-06,
      6.641498215465122e-05,
      -3.968365047179435e-05,
      1.1375726970678419e-05
    },
    {
      -0.00033679855336635813,
      -6.972813758365857e-05,
      0.0002772753244959392,
      -0.00019932570516188847,
      6.797780477937208e-05
    },
    {0.0005313079364639922, -0.0005921664373536939, 0.0002708782096718045},
  };

  private static final double SQRT_TWO_PI = 2.50662827463100050242;

  private Temme() {}

  /// 0.6 < x/a < 1.6 keeps |eta| <= 0.52; outside, for a > 200, series and fraction are short.
  public static boolean applies(double a, double x) {
    return a > 200 && Math.abs(x - a) < 0.4 * a;
  }

  public static double p(double a, double x) {
    double eta = eta(a, x);
    double rest = rest(a, eta);
    return StandardNormal.cdf(eta * Math.sqrt(a)) - rest;
  }

  public static double q(double a, double x) {
    double eta = eta(a, x);
    return StandardNormal.cdf(-eta * Math.sqrt(a)) + rest(a, eta);
  }

  private static double eta(double a, double x) {
    double mu = (x - a) / a;
    return Math.copySign(Math.sqrt(2 * IncompleteGamma.lessLog(mu)), mu);
  }

  private static double rest(double a, double eta) {
    double sum = 0;
    for (int k = C.length - 1; k >= 0; k--) {
      double[] row = C[k];
      double c = 0;
      for (int n = row.length - 1; n >= 0; n--) {
        c = c * eta + row[n];
      }
      sum = sum / a + c;
    }
    return Math.exp(-0.5 * a * eta * eta) / (SQRT_TWO_PI * Math.sqrt(a)) * sum;
  }
}
